/**
 * The contracts of the driven ports around records and their in-memory reference, which scans everything with the core's own
 * evaluator: slow, and the measure of the others. The references are safe for many threads.
 */
@NullMarked
package io.modelwright.testkit.records;

import org.jspecify.annotations.NullMarked;
