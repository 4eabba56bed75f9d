/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.security;

import org.jspecify.annotations.NullMarked;
