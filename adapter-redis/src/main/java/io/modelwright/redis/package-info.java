/**
 * The driven ports on Redis: Jedis, and the one class that owns every key. What is kept here may be lost at any time
 * without losing work.
 */
@NullMarked
package io.modelwright.redis;

import org.jspecify.annotations.NullMarked;
