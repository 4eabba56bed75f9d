/** Generations in PostgreSQL. Safe for many threads. */
@NullMarked
package io.modelwright.postgres.codegen;

import org.jspecify.annotations.NullMarked;
