/** Doing once what may be asked for several times. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.idempotency.driving;

import org.jspecify.annotations.NullMarked;
