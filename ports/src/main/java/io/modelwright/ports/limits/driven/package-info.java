/** How often something may be done. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.limits.driven;

import org.jspecify.annotations.NullMarked;
