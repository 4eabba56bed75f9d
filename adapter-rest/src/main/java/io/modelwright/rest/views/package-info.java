/** Saved views over HTTP. */
@NullMarked
package io.modelwright.rest.views;

import org.jspecify.annotations.NullMarked;
