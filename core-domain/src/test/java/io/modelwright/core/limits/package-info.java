/** Tests of the token bucket. */
@NullMarked
package io.modelwright.core.limits;

import org.jspecify.annotations.NullMarked;
