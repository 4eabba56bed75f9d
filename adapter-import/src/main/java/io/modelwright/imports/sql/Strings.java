package io.modelwright.imports.sql;

/** Reads strings between quotes. Not for use by several threads. */
final class Strings {

    /** @param end behind the closing quote */
    record Read(String text, int end, boolean closed) {}

    private final String script;
    private boolean escapes;
    private boolean ansiQuotes;

    Strings(String script) {
        this.script = script;
    }

    void escapes(boolean on) {
        escapes = on;
    }

    boolean escapes() {
        return escapes;
    }

    void ansiQuotes() {
        ansiQuotes = true;
    }

    boolean quotesMakeStrings() {
        return !ansiQuotes;
    }

    /** @param start where the opening quote is */
    Read read(int start, boolean escaped) {
        char quote = script.charAt(start);
        StringBuilder text = new StringBuilder();
        int i = start + 1;
        while (i < script.length()) {
            char c = script.charAt(i);
            if (c == '\\' && escaped && i + 1 < script.length()) {
                i = escape(i + 1, text);
            } else if (c == quote && i + 1 < script.length() && script.charAt(i + 1) == quote) {
                text.append(quote);
                i += 2;
            } else if (c == quote) {
                return new Read(text.toString(), i + 1, true);
            } else {
                text.append(c);
                i++;
            }
        }
        return new Read(text.toString(), i, false);
    }

    private int escape(int at, StringBuilder text) {
        char c = script.charAt(at);
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case '0' -> text.append('\u0000');
            case 'Z' -> text.append('\u001a');
            default -> text.append(c);
        }
        return at + 1;
    }
}
