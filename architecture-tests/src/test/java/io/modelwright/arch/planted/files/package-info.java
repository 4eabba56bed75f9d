/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.files;

import org.jspecify.annotations.NullMarked;
