/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.build;

import org.jspecify.annotations.NullMarked;
