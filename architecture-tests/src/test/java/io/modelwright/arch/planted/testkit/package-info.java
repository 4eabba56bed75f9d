/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.testkit;

import org.jspecify.annotations.NullMarked;
