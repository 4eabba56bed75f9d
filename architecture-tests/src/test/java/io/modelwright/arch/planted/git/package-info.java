/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.git;

import org.jspecify.annotations.NullMarked;
