package app.support.expression;

/**
 * A token of a source.
 *
 * @param text the identifier, the symbol, the digits as written, or the content of a text
 * @param offset where it begins, in code points
 */
record Token(Kind kind, String text, int offset) {

    enum Kind {
        NAME,
        WHOLE,
        FRACTION,
        UNSIGNED,
        TEXT,
        BYTES,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}
