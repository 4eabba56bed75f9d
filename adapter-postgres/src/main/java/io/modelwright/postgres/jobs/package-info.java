/** The job queue in PostgreSQL. Its classes hold no state of their own beyond a doorbell and are safe for many threads. */
@NullMarked
package io.modelwright.postgres.jobs;

import org.jspecify.annotations.NullMarked;
