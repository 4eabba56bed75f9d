/** Designs as SQL, JSON Schema and diagrams. */
@NullMarked
package io.modelwright.core.exchange.export;

import org.jspecify.annotations.NullMarked;
