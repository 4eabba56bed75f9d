/**
 * A workspace with two apps to look at, made over HTTP as any client would make it. One thread sets it up; the data that it
 * makes are immutable.
 */
@NullMarked
package io.modelwright.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
