/** The HTTP side of records. */
@NullMarked
package app.support.http;

import org.jspecify.annotations.NullMarked;
