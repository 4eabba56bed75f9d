/** Requests that are sent again under the same key: each acts once. */
@NullMarked
package app.support.idempotency;

import org.jspecify.annotations.NullMarked;
