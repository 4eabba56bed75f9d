/** The use cases of records. */
@NullMarked
package app.support.records;

import org.jspecify.annotations.NullMarked;
