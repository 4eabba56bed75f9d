/** The queue of background work. Implementations are safe for many threads. */
@NullMarked
package io.modelwright.ports.jobs.driven;

import org.jspecify.annotations.NullMarked;
