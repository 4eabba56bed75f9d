/**
 * The contract of the job queue and its reference in memory. The contract's tests are safe to run beside others; the
 * reference is safe for many threads.
 */
@NullMarked
package io.modelwright.testkit.jobs;

import org.jspecify.annotations.NullMarked;
