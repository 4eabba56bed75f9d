package io.modelwright.codegen.symbol;

import io.modelwright.core.sql.PhysicalNames;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names, literals and comments of Python. Names of designs have no underscore at their end, so one there makes a name that is
 * nobody else's. Stateless.
 */
public final class PythonSymbols {

    private static final Set<String> KEYWORDS =
            Arrays.stream("""
            and as assert async await break case class continue def del elif else except finally for from global if import
            in is lambda match nonlocal not or pass raise return try type while with yield""".split("\\s+")).collect(Collectors.toUnmodifiableSet());

    /** What annotations of attributes name, and must not mean an attribute. */
    private static final Set<String> ANNOTATIONS = Set.of("bool", "float", "int", "rt", "str", "tuple");

    /** Names that Windows keeps for devices: no file is called so, whatever its ending. */
    private static final String DEVICE = "con|prn|aux|nul|com[0-9]|lpt[0-9]";

    private PythonSymbols() {}

    /** A module or package: {@code order_line}. */
    public static String module(String name) {
        String module = PhysicalNames.snakeCase(name).replace('-', '_');
        return KEYWORDS.contains(module) || module.matches(DEVICE) ? module + "_" : module;
    }

    /** An attribute or argument: {@code due_date}. */
    public static String attribute(String name) {
        String attribute = PhysicalNames.snakeCase(name);
        return KEYWORDS.contains(attribute) || ANNOTATIONS.contains(attribute) ? attribute + "_" : attribute;
    }

    /** A constant of a module: {@code ORDER_LINE}. */
    public static String constant(String name) {
        return PhysicalNames.snakeCase(name).toUpperCase(Locale.ROOT);
    }

    /** A type that belongs to an entity: {@code TaskRecord}. */
    public static String type(String entity, String suffix) {
        return Words.pascal(entity) + suffix;
    }

    /** A string literal with its quotes. What people cannot see in a source, or read wrongly, is escaped. */
    public static String string(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (isVisible(point)) {
                        literal.appendCodePoint(point);
                    } else if (point > 0xFFFF) {
                        literal.append(String.format(Locale.ROOT, "\\U%08x", point));
                    } else {
                        literal.append(String.format(Locale.ROOT, "\\u%04x", point));
                    }
                }
            }
        });
        return literal.append('"').toString();
    }

    /** A text as it can stand behind {@code #:}: in one line, and all of it seen. */
    public static String comment(String text) {
        StringBuilder comment = new StringBuilder();
        text.codePoints().forEach(point -> comment.appendCodePoint(isVisible(point) ? point : ' '));
        return comment.toString().replaceAll(" +", " ").strip();
    }

    /** A text as it can stand within a docstring: a comment that neither ends it nor begins an escape. */
    public static String docstring(String text) {
        return comment(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }

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
