/** Who acts and what they may do: principals, workspace roles and the one place that decides. Immutable, thread-safe. */
@NullMarked
package io.modelwright.core.identity;

import org.jspecify.annotations.NullMarked;
