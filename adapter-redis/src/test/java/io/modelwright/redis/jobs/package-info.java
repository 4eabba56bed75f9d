/** Tests of what wakes workers. */
@NullMarked
package io.modelwright.redis.jobs;

import org.jspecify.annotations.NullMarked;
