package app.support.sql;

import app.support.expression.Expr;

/** Where the values of an expression are found in a query: aliases, joins and masks are the business of who builds it. */
public interface Paths {

    /**
     * The SQL of a stored value: an expression of the column type of its field (for a link or a reference {@code uuid}), NULL
     * where it, or a relation on the way, is absent or unreadable. It is repeated where the expression names it twice, and
     * stands as an operand, so anything but a column or a call brings its own parentheses.
     */
    SqlText of(Expr.Path path);
}
