/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.ports;

import org.jspecify.annotations.NullMarked;
