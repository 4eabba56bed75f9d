/** Where replies are kept for requests that come again. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.idempotency.driven;

import org.jspecify.annotations.NullMarked;
