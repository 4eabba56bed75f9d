/**
 * Designs: what they consist of, the document they are written in, what is wrong with them, how two of them differ and what
 * it takes to get from one to the other. Pure functions over immutable values; thread-safe.
 */
@NullMarked
package io.modelwright.core.modeling;

import org.jspecify.annotations.NullMarked;
