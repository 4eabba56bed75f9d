package app.support.expression;

/**
 * Reads the portable subset and writes it back without anything on which the engines differ: shorthand classes spelled out,
 * groups not capturing, every syntax character escaped. For one use by one thread.
 */
final class PatternParser {

    private static final int MAX_LENGTH = 250;
    private static final int MAX_GROUPS_DEEP = 20;
    private static final int MAX_REPEAT = 100;
    // PostgreSQL refuses automata that get too large, and only when the statement runs.
    private static final int MAX_SIZE = 1_000;

    private static final String SYNTAX = "\\^$.[]|()*+?{}";
    private static final String CLASS_SYNTAX = "\\]^[-";
    private static final String DIGITS = "0-9";
    private static final String WORD = "0-9A-Za-z_";
    private static final String SPACE = "\t\n\f\r ";

    private final int[] source;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int depth;

    PatternParser(String source) {
        this.source = source.codePoints().toArray();
    }

    /** Why a pattern is refused; caught by {@link PortablePattern#read}. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;
        private final int offset;

        Unreadable(String reason, int offset) {
            super(reason, null, false, false);
            this.reason = reason;
            this.offset = offset;
        }

        String reason() {
            return reason;
        }

        int offset() {
            return offset;
        }
    }

    String parse() {
        if (source.length > MAX_LENGTH) {
            throw refuse("a pattern has at most " + MAX_LENGTH + " characters");
        }
        alternatives();
        if (at < source.length) {
            throw refuse("unmatched )");
        }
        return out.toString();
    }

    /** Writes alternatives up to a closing parenthesis or the end; answers their size in states, roughly. */
    private int alternatives() {
        int size = sequence();
        while (peek() == '|') {
            at++;
            out.append('|');
            size += sequence();
        }
        return size;
    }

    private int sequence() {
        int size = 1;
        while (at < source.length && peek() != '|' && peek() != ')') {
            size = limited(size + quantified());
        }
        return size;
    }

    private int quantified() {
        int start = at;
        int c = source[at];
        if (c == '^' || c == '$') {
            at++;
            out.appendCodePoint(c);
            if (startsQuantifier()) {
                throw refuse("nothing to repeat");
            }
            return 1;
        }
        int size = atom(start);
        if (!startsQuantifier()) {
            return size;
        }
        int times = quantifier();
        if (startsQuantifier()) {
            throw refuse("lazy, possessive and doubled quantifiers are not portable");
        }
        return limited(size * times);
    }

    private int atom(int start) {
        int c = source[at++];
        return switch (c) {
            case '(' -> group();
            case '[' -> bracket(start);
            case '.' -> write("[^\n]");
            case '\\' -> escape();
            case '*', '+', '?', '{' -> {
                at = start;
                throw refuse("nothing to repeat");
            }
            default -> {
                literal(c, SYNTAX);
                yield 1;
            }
        };
    }

    private int group() {
        if (++depth > MAX_GROUPS_DEEP) {
            throw refuse("groups nest at most " + MAX_GROUPS_DEEP + " deep");
        }
        if (peek() == '?') {
            if (at + 1 >= source.length || source[at + 1] != ':') {
                throw refuse("of the groups (?…) only (?:…) is portable");
            }
            at += 2;
        }
        out.append("(?:");
        int size = alternatives();
        if (peek() != ')') {
            throw refuse("missing )");
        }
        at++;
        depth--;
        out.append(')');
        return size;
    }

    private int escape() {
        int c = next("a \\ at the end");
        switch (c) {
            case 'd' -> write('[' + DIGITS + ']');
            case 'D' -> write("[^" + DIGITS + ']');
            case 'w' -> write('[' + WORD + ']');
            case 'W' -> write("[^" + WORD + ']');
            case 's' -> write('[' + SPACE + ']');
            case 'S' -> write("[^" + SPACE + ']');
            default -> literal(escaped(c), SYNTAX);
        }
        return 1;
    }

    /** The character that an escape other than a class stands for. */
    private int escaped(int c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> {
                if (c > 0x7E || c <= ' ' || Character.isLetterOrDigit(c)) {
                    throw refuse("the escape \\" + Character.toString(c) + " is not portable");
                }
                yield c;
            }
        };
    }

    private int bracket(int start) {
        out.append('[');
        if (peek() == '^') {
            at++;
            out.append('^');
        }
        boolean empty = true;
        while (peek() != ']' || empty) {
            if (peek() == ']') {
                throw refuse("an empty class; write \\] for the bracket");
            }
            classItem();
            empty = false;
        }
        at++;
        out.append(']');
        return limited(1 + (at - start) / 8);
    }

    private void classItem() {
        int from = next("missing ]");
        if (from == '[' || from == '^') {
            throw refuse("write \\" + Character.toString(from) + " within a class");
        }
        if (from == '\\') {
            int c = next("missing ]");
            if (c == 'd' || c == 'w' || c == 's') {
                out.append(c == 'd' ? DIGITS : c == 'w' ? WORD : SPACE);
                if (peek() == '-' && at + 1 < source.length && source[at + 1] != ']') {
                    throw refuse("a class is no end of a range");
                }
                return;
            }
            from = escaped(c);
        }
        literal(from, CLASS_SYNTAX);
        if (peek() == '-' && at + 1 < source.length && source[at + 1] != ']') {
            at++;
            int to = next("missing ]");
            if (to == '\\') {
                to = escaped(next("missing ]"));
            } else if (to == '[' || to == '^' || to == '-') {
                throw refuse("write \\" + Character.toString(to) + " within a class");
            }
            if (to < from) {
                throw refuse("a range from high to low");
            }
            out.append('-');
            literal(to, CLASS_SYNTAX);
        }
    }

    private boolean startsQuantifier() {
        int c = peek();
        return c == '*' || c == '+' || c == '?' || c == '{';
    }

    /** Writes a quantifier; answers by how much it multiplies the size of its atom. */
    private int quantifier() {
        int c = source[at++];
        if (c != '{') {
            out.appendCodePoint(c);
            return 1;
        }
        int least = number();
        out.append('{').append(least);
        int most = least;
        if (peek() == ',') {
            at++;
            out.append(',');
            if (peek() != '}') {
                most = number();
                out.append(most);
            }
        }
        if (peek() != '}' || most < least) {
            throw refuse("a repetition is {n}, {n,} or {n,m}");
        }
        at++;
        out.append('}');
        return Math.max(1, most);
    }

    private int number() {
        int start = at;
        int value = 0;
        while (peek() >= '0' && peek() <= '9' && at - start < 4) {
            value = value * 10 + (source[at++] - '0');
        }
        if (at == start) {
            throw refuse("a repetition is {n}, {n,} or {n,m}; write \\{ for the brace");
        }
        if (value > MAX_REPEAT) {
            throw refuse("a repetition counts to " + MAX_REPEAT + " at most");
        }
        return value;
    }

    private int write(String text) {
        out.append(text);
        return 1;
    }

    private void literal(int c, String escapedOnes) {
        if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw refuse("not a character that text can hold");
        }
        if (escapedOnes.indexOf(c) >= 0) {
            out.append('\\');
        }
        out.appendCodePoint(c);
    }

    private int limited(int size) {
        if (size > MAX_SIZE) {
            throw refuse("a pattern of this size is not portable: fewer or smaller repetitions");
        }
        return size;
    }

    private int peek() {
        return at < source.length ? source[at] : -1;
    }

    private int next(String missing) {
        if (at >= source.length) {
            throw refuse(missing);
        }
        return source[at++];
    }

    private Unreadable refuse(String reason) {
        return new Unreadable(reason, Math.min(at, source.length));
    }
}
