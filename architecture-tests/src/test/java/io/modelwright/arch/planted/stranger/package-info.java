/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.stranger;

import org.jspecify.annotations.NullMarked;
