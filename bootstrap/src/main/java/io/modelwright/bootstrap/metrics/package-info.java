/** What the process measures, as Prometheus reads it. Safe for many threads. */
@NullMarked
package io.modelwright.bootstrap.metrics;

import org.jspecify.annotations.NullMarked;
