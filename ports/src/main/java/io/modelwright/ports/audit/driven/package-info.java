/** Where the audit trail is kept, and what it must know of the request. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.audit.driven;

import org.jspecify.annotations.NullMarked;
