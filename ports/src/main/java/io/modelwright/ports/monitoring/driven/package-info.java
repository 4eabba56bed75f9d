/** What watching deployments needs: their numbers, a store of what was seen. Safe for many threads. */
@NullMarked
package io.modelwright.ports.monitoring.driven;

import org.jspecify.annotations.NullMarked;
