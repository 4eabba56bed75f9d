/** Planted for the test of the rules. */
@NullMarked
package io.modelwright.arch.planted.rest;

import org.jspecify.annotations.NullMarked;
