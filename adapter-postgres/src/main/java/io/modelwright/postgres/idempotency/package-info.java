/** Kept replies in PostgreSQL. Safe for many threads. */
@NullMarked
package io.modelwright.postgres.idempotency;

import org.jspecify.annotations.NullMarked;
