/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.redis;

import org.jspecify.annotations.NullMarked;
