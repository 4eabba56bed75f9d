/** What one store must tell another one after its own transaction. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.settlement.driven;

import org.jspecify.annotations.NullMarked;
