/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.application;

import org.jspecify.annotations.NullMarked;
