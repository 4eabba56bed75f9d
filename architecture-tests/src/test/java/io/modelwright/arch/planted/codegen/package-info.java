/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.codegen;

import org.jspecify.annotations.NullMarked;
