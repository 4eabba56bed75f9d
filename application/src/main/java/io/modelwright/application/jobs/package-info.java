/**
 * The use cases of background work and the worker that runs it. Services are safe for many threads; the worker owns its
 * threads from start to close.
 */
@NullMarked
package io.modelwright.application.jobs;

import org.jspecify.annotations.NullMarked;
