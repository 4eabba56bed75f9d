/**
 * Records in PostgreSQL: rendered statements run on plain JDBC, rows written to JSON as they come. Everything public is safe
 * for many threads.
 */
@NullMarked
package io.modelwright.postgres.records;

import org.jspecify.annotations.NullMarked;
