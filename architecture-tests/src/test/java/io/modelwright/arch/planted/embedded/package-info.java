/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.embedded;

import org.jspecify.annotations.NullMarked;
