/** Saved views in PostgreSQL. */
@NullMarked
package io.modelwright.postgres.views;

import org.jspecify.annotations.NullMarked;
