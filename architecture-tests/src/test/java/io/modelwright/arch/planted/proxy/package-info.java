/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.proxy;

import org.jspecify.annotations.NullMarked;
