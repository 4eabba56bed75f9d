/** What wakes the workers of background jobs. Safe for many threads. */
@NullMarked
package io.modelwright.redis.jobs;

import org.jspecify.annotations.NullMarked;
