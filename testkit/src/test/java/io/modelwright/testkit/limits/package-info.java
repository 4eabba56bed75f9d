/** The reference against the contract of rate limits. */
@NullMarked
package io.modelwright.testkit.limits;

import org.jspecify.annotations.NullMarked;
