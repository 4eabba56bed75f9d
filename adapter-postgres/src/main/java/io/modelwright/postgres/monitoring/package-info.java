/** What was seen of deployments, in PostgreSQL. Safe for many threads. */
@NullMarked
package io.modelwright.postgres.monitoring;

import org.jspecify.annotations.NullMarked;
