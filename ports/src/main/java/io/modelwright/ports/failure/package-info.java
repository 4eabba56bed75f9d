/** The faults that driven ports throw; unchecked, for the edge to turn into an answer. Immutable, thread-safe. */
@NullMarked
package io.modelwright.ports.failure;

import org.jspecify.annotations.NullMarked;
