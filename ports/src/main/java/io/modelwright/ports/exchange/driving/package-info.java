/** Designs in from other tools and out to them. */
@NullMarked
package io.modelwright.ports.exchange.driving;

import org.jspecify.annotations.NullMarked;
