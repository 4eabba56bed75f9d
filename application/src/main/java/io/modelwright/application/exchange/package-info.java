/** The use cases of importing and exporting designs. */
@NullMarked
package io.modelwright.application.exchange;

import org.jspecify.annotations.NullMarked;
