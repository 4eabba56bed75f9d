/** What happened, as the audit trail keeps it: one readable vocabulary for all use cases. Immutable, thread-safe, pure. */
@NullMarked
package io.modelwright.core.audit;

import org.jspecify.annotations.NullMarked;
