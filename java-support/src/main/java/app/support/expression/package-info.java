/** The language of conditions and formulas: reading, checking, and its arithmetic. */
@NullMarked
package app.support.expression;

import org.jspecify.annotations.NullMarked;
