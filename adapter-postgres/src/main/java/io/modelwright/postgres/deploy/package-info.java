/** Builds and deployments in PostgreSQL. Safe for many threads. */
@NullMarked
package io.modelwright.postgres.deploy;

import org.jspecify.annotations.NullMarked;
