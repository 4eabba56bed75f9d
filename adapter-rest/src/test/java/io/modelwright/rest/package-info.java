/** The edge over real sockets, on the hexagon in memory. One server for each test class. */
@NullMarked
package io.modelwright.rest;

import org.jspecify.annotations.NullMarked;
