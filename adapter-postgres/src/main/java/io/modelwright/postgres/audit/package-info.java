/** The audit trail in PostgreSQL. Safe for many threads. */
@NullMarked
package io.modelwright.postgres.audit;

import org.jspecify.annotations.NullMarked;
