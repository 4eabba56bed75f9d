package io.modelwright.imports.sql;

import io.modelwright.core.exchange.Note;
import io.modelwright.imports.sql.Token.Kind;
import java.util.List;
import java.util.Optional;

/** Cuts a script into tokens, one after the other; comments are passed over. Not for use by several threads. */
final class Lexer {

    private static final String STATEMENT_END = ";";

    private final String script;
    private final Dialect dialect;
    private final List<Note> notes;
    private final Strings strings;
    private String delimiter = STATEMENT_END;
    private int position;
    private int line = 1;

    Lexer(String script, Dialect dialect, List<Note> notes) {
        this.script = script;
        this.dialect = dialect;
        this.notes = notes;
        this.strings = new Strings(script);
    }

    String script() {
        return script;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Whether a backslash escapes within ordinary strings. */
    void escapes(boolean on) {
        strings.escapes(on);
    }

    void delimiter(String sign) {
        delimiter = sign;
    }

    Token next() {
        skipBlanks();
        int start = position;
        if (position >= script.length()) {
            return token(Kind.OVER, "", start);
        }
        if (script.startsWith(delimiter, position)) {
            move(delimiter.length());
            return token(Kind.END, delimiter, start);
        }
        char c = script.charAt(position);
        if (c == '\'') {
            return string(start, strings.escapes() || dialect == Dialect.MYSQL);
        }
        if (c == '"' && dialect == Dialect.MYSQL && strings.quotesMakeStrings()) {
            return string(start, true);
        }
        if (c == '"' || c == '`') {
            return quoted(c, start);
        }
        if (c == '$' && dialect == Dialect.POSTGRESQL) {
            Optional<Token> dollar = dollarQuoted(start);
            if (dollar.isPresent()) {
                return dollar.get();
            }
        }
        if (isDigit(c) || (c == '.' && position + 1 < script.length() && isDigit(script.charAt(position + 1)))) {
            return number(start);
        }
        return isWordStart(c) ? word(start) : symbol(start);
    }

    private Token token(Kind kind, String text, int start) {
        return new Token(kind, text, line, start, position);
    }

    private void move(int count) {
        for (int i = 0; i < count && position < script.length(); i++) {
            if (script.charAt(position++) == '\n') {
                line++;
            }
        }
    }

    private void skipBlanks() {
        while (position < script.length()) {
            char c = script.charAt(position);
            if (Character.isWhitespace(c) || c == '\ufeff' || c == '\u0000') {
                move(1);
            } else if (script.startsWith("--", position) && isDashComment()) {
                skipLine();
            } else if (c == '#' && dialect == Dialect.MYSQL) {
                skipLine();
            } else if (script.startsWith("/*", position)) {
                skipComment();
            } else {
                return;
            }
        }
    }

    /** MySQL takes two dashes for a comment only where a blank follows. */
    private boolean isDashComment() {
        return dialect == Dialect.POSTGRESQL
                || position + 2 >= script.length()
                || Character.isWhitespace(script.charAt(position + 2));
    }

    private void skipComment() {
        int start = line;
        int depth = 0;
        while (position < script.length()) {
            if (script.startsWith("/*", position)) {
                depth = dialect == Dialect.POSTGRESQL ? depth + 1 : 1;
                move(2);
            } else if (script.startsWith("*/", position)) {
                move(2);
                if (--depth == 0) {
                    return;
                }
            } else {
                move(1);
            }
        }
        unterminated(start, "comment");
    }

    private void unterminated(int start, String what) {
        notes.add(Note.error(start, "unterminated", "This " + what + " has no end."));
    }

    /** Goes on behind the end of the line, and answers what of it was left. */
    String skipLine() {
        int start = position;
        while (position < script.length() && script.charAt(position) != '\n') {
            position++;
        }
        String rest = script.substring(start, position);
        move(1);
        return rest.endsWith("\r") ? rest.substring(0, rest.length() - 1) : rest;
    }

    boolean isOver() {
        return position >= script.length();
    }

    int line() {
        return line;
    }

    private Token string(int start, boolean escaped) {
        int began = line;
        Strings.Read read = strings.read(position, escaped);
        move(read.end() - position);
        if (!read.closed()) {
            unterminated(began, "string");
        }
        return new Token(Kind.STRING, read.text(), began, start, position);
    }

    private Token quoted(char quote, int start) {
        int began = line;
        StringBuilder name = new StringBuilder();
        move(1);
        while (position < script.length()) {
            char c = script.charAt(position);
            if (c == quote && position + 1 < script.length() && script.charAt(position + 1) == quote) {
                name.append(quote);
                move(2);
            } else if (c == quote) {
                move(1);
                return new Token(Kind.QUOTED, name.toString(), began, start, position);
            } else {
                name.append(c);
                move(1);
            }
        }
        unterminated(began, "name");
        return new Token(Kind.QUOTED, name.toString(), began, start, position);
    }

    private Optional<Token> dollarQuoted(int start) {
        int tagEnd = position + 1;
        while (tagEnd < script.length() && isWordPart(script.charAt(tagEnd)) && script.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        if (tagEnd >= script.length() || script.charAt(tagEnd) != '$') {
            return Optional.empty();
        }
        String tag = script.substring(position, tagEnd + 1);
        int began = line;
        int close = script.indexOf(tag, tagEnd + 1);
        int end = close < 0 ? script.length() : close;
        String text = script.substring(tagEnd + 1, end);
        move((close < 0 ? end : end + tag.length()) - position);
        if (close < 0) {
            unterminated(began, "string");
        }
        return Optional.of(new Token(Kind.STRING, text, began, start, position));
    }

    private Token number(int start) {
        while (position < script.length()) {
            char c = script.charAt(position);
            boolean sign = (c == '+' || c == '-') && "eE".indexOf(script.charAt(position - 1)) >= 0 && !isHex(start);
            if (!isWordPart(c) && c != '.' && !sign) {
                break;
            }
            position++;
        }
        return token(Kind.NUMBER, script.substring(start, position), start);
    }

    private boolean isHex(int start) {
        return script.startsWith("0x", start) || script.startsWith("0X", start);
    }

    /** A word, or a string behind the letter that says how to read it: E'…', N'…', B'…', X'…', U&'…', _utf8'…'. */
    private Token word(int start) {
        while (position < script.length() && isWordPart(script.charAt(position))) {
            position++;
        }
        String word = script.substring(start, position);
        boolean quote = position < script.length() && script.charAt(position) == '\'';
        if (quote && ((word.length() == 1 && "eEnN".contains(word)) || word.startsWith("_"))) {
            Token string = string(start, dialect == Dialect.MYSQL || word.equalsIgnoreCase("e"));
            return new Token(Kind.STRING, string.text(), string.line(), start, position);
        }
        if (quote && word.length() == 1 && "bBxX".contains(word)) {
            Token string = string(start, false);
            return new Token(Kind.NUMBER, word + "'" + string.text() + "'", string.line(), start, position);
        }
        return token(Kind.WORD, word, start);
    }

    private Token symbol(int start) {
        boolean cast = script.startsWith("::", position);
        int point = script.codePointAt(position);
        move(cast ? 2 : Character.charCount(point));
        return token(Kind.SYMBOL, script.substring(start, position), start);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || Character.isSurrogate(c);
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || Character.isDigit(c) || c == '$' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** What the settings of MySQL say: whether double quotes make names. */
    void ansiQuotes() {
        strings.ansiQuotes();
    }
}
