/** Tests of the rate limits on a real Redis. */
@NullMarked
package io.modelwright.redis.limits;

import org.jspecify.annotations.NullMarked;
