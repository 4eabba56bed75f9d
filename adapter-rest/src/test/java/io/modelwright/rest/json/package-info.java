/** Strict reading of what clients send. */
@NullMarked
package io.modelwright.rest.json;

import org.jspecify.annotations.NullMarked;
