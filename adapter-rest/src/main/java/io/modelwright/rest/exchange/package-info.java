/** Importing and exporting designs over HTTP. */
@NullMarked
package io.modelwright.rest.exchange;

import org.jspecify.annotations.NullMarked;
