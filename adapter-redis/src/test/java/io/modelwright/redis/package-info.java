/** Tests on a real Redis. */
@NullMarked
package io.modelwright.redis;

import org.jspecify.annotations.NullMarked;
