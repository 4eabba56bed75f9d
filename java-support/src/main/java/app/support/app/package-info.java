/** Puts an application together and starts it. */
@NullMarked
package app.support.app;

import org.jspecify.annotations.NullMarked;
