/**
 * Designs for tests: random valid ones and pairs of them, and the reference stores of drafts with the contracts that every
 * store passes. Generators are stateless; stores are safe for many threads.
 */
@NullMarked
package io.modelwright.testkit.modeling;

import org.jspecify.annotations.NullMarked;
