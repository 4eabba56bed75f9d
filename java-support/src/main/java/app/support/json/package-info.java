/** Strict reading and fast writing of JSON. */
@NullMarked
package app.support.json;

import org.jspecify.annotations.NullMarked;
