/** Contracts of the identity ports and their in-memory reference. The reference is thread-safe; contracts run on one thread unless they say so. */
@NullMarked
package io.modelwright.testkit.identity;

import org.jspecify.annotations.NullMarked;
