package io.modelwright.imports.sql;

import io.modelwright.core.exchange.source.SourceRows.Cell;
import io.modelwright.imports.sql.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Values as SQL writes them. Stateless. */
final class Literals {

    private static final Set<String> DRAWN = Set.of(
            "nextval",
            "gen_random_uuid",
            "uuid_generate_v4",
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuidv7",
            "uuidv4",
            "uuid",
            "uuid_to_bin");

    private Literals() {}

    /** The value of some tokens; {@code Unknown} for what has to be computed. */
    static Cell cell(Tokens tokens) {
        String written = tokens.rest();
        if (tokens.isSymbol("(")) {
            Tokens inner = tokens.brackets().orElseThrow();
            Cell value = cell(inner);
            return isCastOrOver(tokens) ? value : new Cell.Unknown(written);
        }
        boolean negative = tokens.skipSymbol("-");
        if (!negative) {
            tokens.skipSymbol("+");
        }
        Optional<Token> first = tokens.take();
        if (first.isEmpty()) {
            return new Cell.Unknown(written);
        }
        Token token = first.get();
        boolean typed = token.kind() == Kind.WORD
                && tokens.peek().filter(next -> next.kind() == Kind.STRING).isPresent();
        if (typed) {
            token = tokens.take().orElseThrow();
        }
        if (token.is("ARRAY")) {
            return array(tokens).orElse(new Cell.Unknown(written));
        }
        Optional<Cell> value = value(token, negative);
        return value.isPresent() && isCastOrOver(tokens) ? value.get() : new Cell.Unknown(written);
    }

    private static Optional<Cell> value(Token token, boolean negative) {
        return switch (token.kind()) {
            case STRING -> Optional.of(new Cell.Value(token.text()));
            case NUMBER -> Optional.of(new Cell.Value((negative ? "-" : "") + number(token.text())));
            case WORD ->
                switch (token.text().toLowerCase(Locale.ROOT)) {
                    case "null" -> Optional.of(new Cell.Null());
                    case "default" -> Optional.of(new Cell.Default());
                    case "true" -> Optional.of(new Cell.Value("true"));
                    case "false" -> Optional.of(new Cell.Value("false"));
                    default -> Optional.empty();
                };
            case QUOTED, SYMBOL, END, OVER -> Optional.empty();
        };
    }

    /** Bits as the number that they are. */
    private static String number(String text) {
        if (text.length() > 3 && text.length() < 64 && (text.startsWith("b'") || text.startsWith("B'"))) {
            String bits = text.substring(2, text.length() - 1);
            return bits.chars().allMatch(c -> c == '0' || c == '1') ? new BigInteger(bits, 2).toString() : text;
        }
        return text;
    }

    private static boolean isCastOrOver(Tokens tokens) {
        return tokens.isOver() || tokens.isSymbol("::") || tokens.isWord(0, "COLLATE") || tokens.isWord(0, "AT");
    }

    /** An array as PostgreSQL writes it in a text. */
    private static Optional<Cell> array(Tokens tokens) {
        if (!tokens.skipSymbol("[")) {
            return Optional.empty();
        }
        List<String> items = new ArrayList<>();
        while (!tokens.isOver() && !tokens.isSymbol("]")) {
            Token token = tokens.take().orElseThrow();
            if (token.kind() == Kind.STRING || token.kind() == Kind.NUMBER) {
                items.add('"' + token.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"');
            } else if (token.isSymbol("::")) {
                while (!tokens.isOver() && !tokens.isSymbol(",") && !tokens.isSymbol("]")) {
                    tokens.take();
                }
            } else if (!token.isSymbol(",")) {
                return Optional.empty();
            }
        }
        tokens.skipSymbol("]");
        return isCastOrOver(tokens)
                ? Optional.of(new Cell.Value("{" + String.join(",", items) + "}"))
                : Optional.empty();
    }

    /** Whether a default draws a new value for each row: from a sequence, or at random. */
    static boolean isDrawn(String expression) {
        String start = expression.strip().replaceAll("^\\(+", "").toLowerCase(Locale.ROOT);
        int bracket = start.indexOf('(');
        String name = bracket < 0 ? "" : start.substring(0, bracket).strip();
        return DRAWN.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Whether a default is the moment of the change, which records keep by themselves. */
    static boolean isMoment(String expression) {
        String start = expression.strip().replaceAll("^\\(+", "").toLowerCase(Locale.ROOT);
        return start.startsWith("now(")
                || start.startsWith("current_timestamp")
                || start.startsWith("localtimestamp")
                || start.startsWith("clock_timestamp(")
                || start.startsWith("current_date")
                || start.startsWith("statement_timestamp(");
    }

    /** A string literal's value; other text as it is. */
    static String unquoted(String literal) {
        String text = literal.strip();
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return quoted ? text.substring(1, text.length() - 1).replace("''", "'") : text;
    }

    /** Cuts a text into tokens, without its end. */
    static Tokens tokens(String text, Dialect dialect) {
        Lexer lexer = new Lexer(text, dialect, new ArrayList<>());
        List<Token> tokens = new ArrayList<>();
        for (Token token = lexer.next(); !token.isLast(); token = lexer.next()) {
            tokens.add(token);
        }
        return new Tokens(text, tokens);
    }
}
