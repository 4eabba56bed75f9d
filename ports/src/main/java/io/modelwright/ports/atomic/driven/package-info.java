/** Several changes as one. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.atomic.driven;

import org.jspecify.annotations.NullMarked;
