/** Doing once what may be asked for several times. */
@NullMarked
package io.modelwright.application.idempotency;

import org.jspecify.annotations.NullMarked;
