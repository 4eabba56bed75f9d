/** From foreign models to designs: names, types, keys, relations, conditions. */
@NullMarked
package io.modelwright.core.exchange.mapping;

import org.jspecify.annotations.NullMarked;
