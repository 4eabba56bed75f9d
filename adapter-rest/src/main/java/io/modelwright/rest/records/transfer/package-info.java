/**
 * Many records as CSV and NDJSON: reading uploads line by line, writing exports row by row. Readers and writers are for one
 * thread, everything else is safe for many.
 */
@NullMarked
package io.modelwright.rest.records.transfer;

import org.jspecify.annotations.NullMarked;
