/** The contract of rate limits and its reference. The reference is safe for many threads. */
@NullMarked
package io.modelwright.testkit.limits;

import org.jspecify.annotations.NullMarked;
