/** Changes that other stores may not have heard of, in PostgreSQL. Stateless over a data source; thread-safe. */
@NullMarked
package io.modelwright.postgres.settlement;

import org.jspecify.annotations.NullMarked;
