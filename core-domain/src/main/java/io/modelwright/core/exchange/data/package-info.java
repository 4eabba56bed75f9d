/** From rows of foreign tables to records of the design they became. */
@NullMarked
package io.modelwright.core.exchange.data;

import org.jspecify.annotations.NullMarked;
