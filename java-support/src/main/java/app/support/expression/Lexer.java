package app.support.expression;

import app.support.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a source into tokens. For one source. */
final class Lexer {

    private static final List<String> SYMBOLS = List.of(
            "&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ".", ",", "(", ")",
            "[", "]", "{", "}");

    private final int[] source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String source) {
        this.source = source.codePoints().toArray();
    }

    /** @throws SyntaxException where something is no token */
    static List<Token> tokens(String source) {
        Lexer lexer = new Lexer(source);
        while (lexer.next()) {
            // next collects
        }
        lexer.tokens.add(new Token(Kind.END, "", lexer.source.length));
        return lexer.tokens;
    }

    private boolean next() {
        skipSpace();
        if (at >= source.length) {
            return false;
        }
        int start = at;
        int c = source[at];
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number(start);
        } else if (isTextStart()) {
            text(start);
        } else if (isNameStart(c)) {
            while (at < source.length && (isNameStart(source[at]) || isDigit(source[at]))) {
                at++;
            }
            add(Kind.NAME, start);
        } else {
            symbol(start);
        }
        return true;
    }

    private void skipSpace() {
        while (at < source.length) {
            int c = source[at];
            if (c == '/' && peek(1) == '/') {
                while (at < source.length && source[at] != '\n') {
                    at++;
                }
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                at++;
            } else {
                return;
            }
        }
    }

    private void symbol(int start) {
        for (String symbol : SYMBOLS) {
            if (startsWith(symbol)) {
                at += symbol.length();
                add(Kind.SYMBOL, start);
                return;
            }
        }
        throw SyntaxException.at(start, "there is a character that means nothing here");
    }

    private void number(int start) {
        boolean fraction = false;
        if (source[at] == '0' && (peek(1) == 'x' || peek(1) == 'X') && Character.digit(peek(2), 16) >= 0) {
            at += 2;
            while (Character.digit(peek(0), 16) >= 0) {
                at++;
            }
        } else {
            digits();
            if (peek(0) == '.' && isDigit(peek(1))) {
                fraction = true;
                at++;
                digits();
            }
            int signed = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
            if ((peek(0) == 'e' || peek(0) == 'E') && isDigit(peek(signed))) {
                fraction = true;
                at += signed;
                digits();
            }
        }
        if (!fraction && (peek(0) == 'u' || peek(0) == 'U')) {
            at++;
            add(Kind.UNSIGNED, start);
        } else {
            add(fraction ? Kind.FRACTION : Kind.WHOLE, start);
        }
    }

    private void digits() {
        while (isDigit(peek(0))) {
            at++;
        }
    }

    /** Whether a text begins here, perhaps behind prefixes: {@code r} for raw, {@code b} for bytes. */
    private boolean isTextStart() {
        int i = 0;
        while (i < 2 && "rRbB".indexOf(peek(i)) >= 0 && peek(i) > 0) {
            i++;
        }
        return peek(i) == '"' || peek(i) == '\'';
    }

    private void text(int start) {
        boolean raw = false;
        boolean bytes = false;
        while (peek(0) != '"' && peek(0) != '\'') {
            raw |= peek(0) == 'r' || peek(0) == 'R';
            bytes |= peek(0) == 'b' || peek(0) == 'B';
            at++;
        }
        String quote = Character.toString(peek(0));
        boolean triple = startsWith(quote.repeat(3));
        String end = triple ? quote.repeat(3) : quote;
        at += end.length();
        StringBuilder content = new StringBuilder();
        while (!startsWith(end)) {
            int c = peek(0);
            if (c < 0 || (!triple && (c == '\n' || c == '\r'))) {
                throw SyntaxException.at(start, "a text does not end");
            }
            at++;
            if (c == '\\' && !raw) {
                content.appendCodePoint(escape());
            } else {
                content.appendCodePoint(c);
            }
        }
        at += end.length();
        tokens.add(new Token(bytes ? Kind.BYTES : Kind.TEXT, content.toString(), start));
    }

    private int escape() {
        int start = at - 1;
        int c = peek(0);
        at++;
        return switch (c) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case '\\', '?', '"', '\'', '`' -> c;
            case 'x', 'X' -> code(2, 16, start);
            case 'u' -> code(4, 16, start);
            case 'U' -> code(8, 16, start);
            case '0', '1', '2', '3' -> {
                at--;
                yield code(3, 8, start);
            }
            default -> throw SyntaxException.at(start, "there is no such escape");
        };
    }

    private int code(int length, int radix, int start) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = Character.digit(peek(0), radix);
            if (digit < 0) {
                throw SyntaxException.at(start, "an escape lacks digits");
            }
            value = value * radix + digit;
            at++;
        }
        if (value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw SyntaxException.at(start, "an escape names no character");
        }
        return (int) value;
    }

    private boolean startsWith(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (peek(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int peek(int ahead) {
        return at + ahead < source.length ? source[at + ahead] : -1;
    }

    private void add(Kind kind, int start) {
        tokens.add(new Token(kind, new String(source, start, at - start), start));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
