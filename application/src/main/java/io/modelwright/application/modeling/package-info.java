/** The use cases of designing and publishing. Stateless; safe for many threads. */
@NullMarked
package io.modelwright.application.modeling;

import org.jspecify.annotations.NullMarked;
