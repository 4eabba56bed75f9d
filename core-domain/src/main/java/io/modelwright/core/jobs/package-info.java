/**
 * Background work as data: a job, its states, and the one place that says how it moves between them. Immutable and free of
 * I/O; safe to share between threads.
 */
@NullMarked
package io.modelwright.core.jobs;

import org.jspecify.annotations.NullMarked;
