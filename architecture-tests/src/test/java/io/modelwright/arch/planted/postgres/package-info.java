/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.postgres;

import org.jspecify.annotations.NullMarked;
