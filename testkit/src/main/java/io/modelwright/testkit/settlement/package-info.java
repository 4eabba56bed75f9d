/** Unsettled changes in memory. */
@NullMarked
package io.modelwright.testkit.settlement;

import org.jspecify.annotations.NullMarked;
