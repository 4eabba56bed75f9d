/** Statements as text with typed parameters. Pure functions. */
@NullMarked
package app.support.sql;

import org.jspecify.annotations.NullMarked;
