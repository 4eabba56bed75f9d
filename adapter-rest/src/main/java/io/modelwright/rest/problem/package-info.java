/** What goes wrong, as RFC 9457 tells it: one table from refusals and faults to statuses. Stateless; thread-safe. */
@NullMarked
package io.modelwright.rest.problem;

import org.jspecify.annotations.NullMarked;
