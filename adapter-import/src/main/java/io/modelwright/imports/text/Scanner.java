package io.modelwright.imports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text of a small language by tokens: words, numbers, strings, symbols, regular expressions where asked for. Comments
 * that document what follows are kept. Not for use by several threads.
 */
public final class Scanner {

    /** What a token is. */
    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL,
        OVER
    }

    /** @param text a string without its quotes */
    public record Token(Kind kind, String text, int line) {
        public boolean is(String written) {
            return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(written);
        }
    }

    private final String text;
    private final List<String> documentation = new ArrayList<>();
    private int position;
    private int line = 1;

    public Scanner(String text) {
        this.text = text;
    }

    public int line() {
        return line;
    }

    /** The documenting comments since the last time that somebody asked. */
    public Optional<String> documentation() {
        String all = String.join("\n", documentation).strip();
        documentation.clear();
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    public Token peek() {
        int at = position;
        int atLine = line;
        int kept = documentation.size();
        Token token = next();
        position = at;
        line = atLine;
        while (documentation.size() > kept) {
            documentation.removeLast();
        }
        return token;
    }

    /** Whether only blanks and comments stand between here and the end of the line. */
    public boolean isLineOver() {
        int at = position;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\r')) {
            at++;
        }
        return at >= text.length() || text.charAt(at) == '\n' || text.startsWith("//", at);
    }

    public Token next() {
        Stopped.check();
        skipBlanks();
        if (position >= text.length()) {
            return new Token(Kind.OVER, "", line);
        }
        int start = position;
        int began = line;
        char c = text.charAt(position);
        if (c == '"' || c == '\'') {
            return new Token(Kind.STRING, string(c), began);
        }
        if (Character.isLetter(c) || c == '_') {
            position = end(start, false);
            return new Token(Kind.WORD, text.substring(start, position), began);
        }
        boolean negative = c == '-' && start + 1 < text.length() && isDigit(text.charAt(start + 1));
        if (isDigit(c) || negative) {
            position = end(start + 1, true);
            return new Token(Kind.NUMBER, text.substring(start, position), began);
        }
        position += Character.charCount(text.codePointAt(position));
        return new Token(Kind.SYMBOL, text.substring(start, position), began);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private int end(int from, boolean number) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!Character.isLetterOrDigit(c) && c != '_' && !(number && c == '.')) {
                break;
            }
            at++;
        }
        return at;
    }

    private String string(char quote) {
        StringBuilder value = new StringBuilder();
        position++;
        while (position < text.length() && text.charAt(position) != quote) {
            char c = text.charAt(position++);
            if (c == '\n') {
                line++;
            }
            if (c == '\\' && position < text.length()) {
                char escaped = text.charAt(position++);
                value.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                value.append(c);
            }
        }
        position++;
        return value.toString();
    }

    /** A regular expression between slashes, the first of which was the last token. */
    public String expression() {
        int start = position;
        while (position < text.length() && text.charAt(position) != '/' && text.charAt(position) != '\n') {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        int end = Math.min(position, text.length());
        position = Math.min(position + 1, text.length());
        return text.substring(Math.min(start, end), end);
    }

    /** Goes on behind the end of the line. */
    public void skipLine() {
        while (position < text.length() && text.charAt(position) != '\n') {
            position++;
        }
    }

    /** Goes on behind what closes the bracket that was the last token; false where nothing does. */
    public boolean skipBrackets(String open, String close) {
        int depth = 1;
        while (depth > 0) {
            Token token = next();
            if (token.kind() == Kind.OVER) {
                return false;
            }
            depth += token.is(open) ? 1 : token.is(close) ? -1 : 0;
        }
        return true;
    }

    private void skipBlanks() {
        while (position < text.length()) {
            Stopped.check();
            char c = text.charAt(position);
            if (c == '\n') {
                line++;
                position++;
            } else if (Character.isWhitespace(c) || c == '\ufeff') {
                position++;
            } else if (text.startsWith("//", position)) {
                lineComment();
            } else if (text.startsWith("/*", position)) {
                blockComment();
            } else {
                return;
            }
        }
    }

    private void lineComment() {
        int start = position;
        skipLine();
        String comment = text.substring(start, position);
        if (comment.startsWith("///")) {
            documentation.add(comment.substring(3).strip());
        }
    }

    private void blockComment() {
        int close = text.indexOf("*/", position + 2);
        int end = close < 0 ? text.length() : close;
        String comment = text.substring(Math.min(position + 2, end), end);
        if (comment.startsWith("*")) {
            comment.substring(1)
                    .lines()
                    .forEach(part -> documentation.add(part.strip().replaceFirst("^\\*\\s?", "")));
        }
        line += (int) comment.chars().filter(c -> c == '\n').count();
        position = Math.min(end + 2, text.length());
    }
}
