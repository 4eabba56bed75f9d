/** Requests that may be repeated and act once. Immutable, thread-safe, pure. */
@NullMarked
package io.modelwright.core.idempotency;

import org.jspecify.annotations.NullMarked;
