/** What kept replies promise, and their reference in memory. */
@NullMarked
package io.modelwright.testkit.idempotency;

import org.jspecify.annotations.NullMarked;
