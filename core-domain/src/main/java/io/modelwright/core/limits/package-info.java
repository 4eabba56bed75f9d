/** How often something may be done: the arithmetic of token buckets. Immutable, thread-safe. */
@NullMarked
package io.modelwright.core.limits;

import org.jspecify.annotations.NullMarked;
