/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.imports;

import org.jspecify.annotations.NullMarked;
