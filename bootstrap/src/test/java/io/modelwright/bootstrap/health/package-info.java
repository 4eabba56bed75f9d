/** Tests of the health checks. */
@NullMarked
package io.modelwright.bootstrap.health;

import org.jspecify.annotations.NullMarked;
