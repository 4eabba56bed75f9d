/** The use cases of identity on stores in memory. */
@NullMarked
package io.modelwright.application.identity;

import org.jspecify.annotations.NullMarked;
