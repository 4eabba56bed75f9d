/** Reading the audit trail, and what the edge adds to it. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.audit.driving;

import org.jspecify.annotations.NullMarked;
