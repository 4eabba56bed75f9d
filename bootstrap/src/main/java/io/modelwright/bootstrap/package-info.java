/**
 * The composition root: reads the configuration, builds the adapters, wires them by constructors, starts and stops them
 * in order. The one place that knows every technology.
 */
@NullMarked
package io.modelwright.bootstrap;

import org.jspecify.annotations.NullMarked;
