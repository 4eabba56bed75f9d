/** The audit trail over HTTP. */
@NullMarked
package io.modelwright.rest.audit;

import org.jspecify.annotations.NullMarked;
