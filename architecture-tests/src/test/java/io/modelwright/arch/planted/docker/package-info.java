/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.docker;

import org.jspecify.annotations.NullMarked;
