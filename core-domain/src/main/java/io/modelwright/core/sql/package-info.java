/**
 * SQL as text: physical names, schema steps, predicates and queries for PostgreSQL as pure functions. Adapters execute it,
 * code generation copies it; there is no JDBC here. Immutable, thread-safe.
 */
@NullMarked
package io.modelwright.core.sql;

import org.jspecify.annotations.NullMarked;
