/** Wrapped data keys in PostgreSQL. For any thread. */
@NullMarked
package io.modelwright.postgres.secrets;

import org.jspecify.annotations.NullMarked;
