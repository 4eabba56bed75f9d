/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.bootstrap;

import org.jspecify.annotations.NullMarked;
