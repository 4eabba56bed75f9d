/**
 * The SQL of reading and writing records: one statement text for each shape, rendered from compiled plans, with slots for what
 * differs from request to request. Pure functions; thread-safe unless a type says otherwise.
 */
@NullMarked
package io.modelwright.core.sql.records;

import org.jspecify.annotations.NullMarked;
