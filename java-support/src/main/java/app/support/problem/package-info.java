/** What goes wrong, as RFC 9457 tells it. */
@NullMarked
package app.support.problem;

import org.jspecify.annotations.NullMarked;
