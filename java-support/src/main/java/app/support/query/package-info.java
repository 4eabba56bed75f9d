/** What the query parameters of the record routes ask for. */
@NullMarked
package app.support.query;

import org.jspecify.annotations.NullMarked;
