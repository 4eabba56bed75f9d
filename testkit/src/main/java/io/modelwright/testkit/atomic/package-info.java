/** What atomic work promises, and its reference in memory. */
@NullMarked
package io.modelwright.testkit.atomic;

import org.jspecify.annotations.NullMarked;
