/**
 * The small kernel that every feature speaks: ids, JSON values, findings, outcomes and refusals. Immutable and free of I/O;
 * safe to share between threads.
 */
@NullMarked
package io.modelwright.core.shared;

import org.jspecify.annotations.NullMarked;
