/** Rate limits that all nodes share, and each node's own while Redis is away. Safe for many threads. */
@NullMarked
package io.modelwright.redis.limits;

import org.jspecify.annotations.NullMarked;
