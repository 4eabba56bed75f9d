/** Values of fields from the wire and to it. */
@NullMarked
package app.support.values;

import org.jspecify.annotations.NullMarked;
