/** Tests of background work on PostgreSQL and Redis together. */
@NullMarked
package io.modelwright.bootstrap.jobs;

import org.jspecify.annotations.NullMarked;
