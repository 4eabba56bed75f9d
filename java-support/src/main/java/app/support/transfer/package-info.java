/** Many records as CSV and NDJSON. Readers and writers are for one thread each. */
@NullMarked
package app.support.transfer;

import org.jspecify.annotations.NullMarked;
