/** Statements on the database, and what becomes of their rows. */
@NullMarked
package app.support.store;

import org.jspecify.annotations.NullMarked;
