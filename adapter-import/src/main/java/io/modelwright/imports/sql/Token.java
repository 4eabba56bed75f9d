package io.modelwright.imports.sql;

/**
 * One token of SQL.
 *
 * @param text a word as written, an identifier without its quotes, a string decoded, a symbol
 * @param line from 1
 * @param start where it begins in the script
 * @param end behind its last character
 */
record Token(Kind kind, String text, int line, int start, int end) {

    enum Kind {
        WORD,
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL,
        /** What ends a statement. */
        END,
        /** The script is over. */
        OVER
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    boolean isLast() {
        return kind == Kind.END || kind == Kind.OVER;
    }
}
