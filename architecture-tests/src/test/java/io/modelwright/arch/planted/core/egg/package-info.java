/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.core.egg;

import org.jspecify.annotations.NullMarked;
