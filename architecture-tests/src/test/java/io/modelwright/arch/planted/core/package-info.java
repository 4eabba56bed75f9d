/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.core;

import org.jspecify.annotations.NullMarked;
