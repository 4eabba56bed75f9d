/** A foreign model as its reader understood it, in terms of tables and columns, whatever its language. */
@NullMarked
package io.modelwright.core.exchange.source;

import org.jspecify.annotations.NullMarked;
