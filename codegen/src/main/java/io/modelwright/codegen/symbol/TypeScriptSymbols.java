package io.modelwright.codegen.symbol;

import io.modelwright.core.sql.PhysicalNames;
import java.util.Locale;

/**
 * Names and literals of TypeScript. What is made of a name of a design ends in a word of its own ({@code taskEntity}, {@code
 * TaskValues}), so that no reserved word and no import can be in its way; members of records are properties, which may be called
 * anything. Stateless.
 */
public final class TypeScriptSymbols {

    private TypeScriptSymbols() {}

    /** The folder of an entity; as different for different entities as their tables are. */
    public static String folder(String entity) {
        return PhysicalNames.snakeCase(entity).replace('_', '-');
    }

    /** A constant or function that belongs to an entity: {@code taskEntity}. */
    public static String value(String entity, String suffix) {
        return entity + suffix;
    }

    /** A type that belongs to an entity: {@code TaskValues}. */
    public static String type(String entity, String suffix) {
        return Words.pascal(entity) + suffix;
    }

    /** A text as a literal, in the quotes that need fewer escapes, single ones where it does not matter. */
    public static String string(String text) {
        long single = text.chars().filter(c -> c == '\'').count();
        long twofold = text.chars().filter(c -> c == '"').count();
        char quote = single > twofold ? '"' : '\'';
        StringBuilder literal = new StringBuilder().append(quote);
        text.codePoints().forEach(point -> {
            if (point == quote || point == '\\') {
                literal.append('\\').appendCodePoint(point);
            } else {
                append(point, literal);
            }
        });
        return literal.append(quote).toString();
    }

    /** Text between the insertions of a template literal. */
    public static String templateText(String text) {
        StringBuilder literal = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '`' || point == '\\' || point == '$') {
                literal.append('\\').appendCodePoint(point);
            } else if (point == '\n') {
                literal.append('\n');
            } else {
                append(point, literal);
            }
        });
        return literal.toString();
    }

    private static void append(int point, StringBuilder literal) {
        switch (point) {
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            case '\t' -> literal.append("\\t");
            default -> {
                if (isVisible(point)) {
                    literal.appendCodePoint(point);
                } else if (point > 0xFFFF) {
                    literal.append(String.format(Locale.ROOT, "\\u{%x}", point));
                } else {
                    literal.append(String.format(Locale.ROOT, "\\u%04x", point));
                }
            }
        }
    }

    /** A text as a comment may hold it: in one line, without what would end the comment or cannot be seen. */
    public static String comment(String text) {
        StringBuilder comment = new StringBuilder();
        text.codePoints().forEach(point -> comment.appendCodePoint(isVisible(point) ? point : ' '));
        return comment.toString().replaceAll(" +", " ").replace("*/", "* /").strip();
    }

    /** Whether a reader sees the character where it stands, so that code and texts are what they look like. */
    private static boolean isVisible(int point) {
        if (point == ' ') {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }
}
