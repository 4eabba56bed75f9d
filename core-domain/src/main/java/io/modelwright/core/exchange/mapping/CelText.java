package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.mapping.Correspondence.FieldMap;
import io.modelwright.core.exchange.mapping.Drafts.EntityDraft;
import io.modelwright.core.exchange.source.SourceExpression;
import io.modelwright.core.exchange.source.SourceExpression.Comparator;
import io.modelwright.core.exchange.source.SourceTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes conditions of SQL in our expression language, so that what they refuse stays the same: there a comparison with an
 * unknown value is unknown, here equality is always true or false. Not for use by several threads.
 */
final class CelText {

    private static final int DEPTH_MAX = 40;

    private final SourceTable table;
    private final EntityDraft entity;
    private final TableMapper mapper;
    private final Set<String> read = new LinkedHashSet<>();

    CelText(SourceTable table, EntityDraft entity, TableMapper mapper) {
        this.table = table;
        this.entity = entity;
        this.mapper = mapper;
    }

    /** What is no part of our language has no translation. */
    private static final class NoTranslation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoTranslation() {
            super("no translation", null, false, false);
        }
    }

    /** An expression that is false exactly where the condition is. */
    Optional<String> condition(SourceExpression condition) {
        try {
            return Optional.of(passes(condition, true, DEPTH_MAX));
        } catch (NoTranslation none) {
            return Optional.empty();
        }
    }

    Optional<String> value(SourceExpression expression) {
        try {
            return Optional.of(value(expression, DEPTH_MAX));
        } catch (NoTranslation none) {
            return Optional.empty();
        }
    }

    /** The only member that was read, if it is a field. */
    Optional<String> onlyField() {
        return read.size() == 1
                ? read.stream().findFirst().filter(name -> entity.find(name).isPresent())
                : Optional.empty();
    }

    /** @param holds whether the condition, or else its negation, is what must not be false */
    private String passes(SourceExpression condition, boolean holds, int depth) {
        if (depth == 0) {
            throw new NoTranslation();
        }
        return switch (condition) {
            case SourceExpression.Both(var left, var right) ->
                joined(left, right, holds, holds ? " && " : " || ", depth);
            case SourceExpression.Either(var left, var right) ->
                joined(left, right, holds, holds ? " || " : " && ", depth);
            case SourceExpression.Not(var operand) -> passes(operand, !holds, depth - 1);
            case SourceExpression.Comparison(var how, var left, var right) ->
                compared(holds ? how : how.negated(), left, right, depth);
            case SourceExpression.IsNull(var operand) -> value(operand, depth - 1) + (holds ? " == null" : " != null");
            case SourceExpression.OneOf(var operand, var literals) -> oneOf(operand, literals, holds, depth);
            case SourceExpression.Matches(var operand, String pattern) ->
                (holds ? "" : "!") + value(operand, depth - 1) + ".matches(" + text(pattern) + ")";
            case SourceExpression.Column(String name) -> (holds ? "" : "!") + member(name);
            case SourceExpression.Truth(boolean truth) -> Boolean.toString(truth == holds);
            default -> throw new NoTranslation();
        };
    }

    private String joined(SourceExpression left, SourceExpression right, boolean holds, String operator, int depth) {
        return "(" + passes(left, holds, depth - 1) + operator + passes(right, holds, depth - 1) + ")";
    }

    private String compared(Comparator how, SourceExpression left, SourceExpression right, int depth) {
        Map<String, String> words = words(left, right);
        String first = operand(left, words, depth);
        String second = operand(right, words, depth);
        String plain = first + " " + how.symbol() + " " + second;
        if (how != Comparator.EQUAL && how != Comparator.NOT_EQUAL) {
            return plain;
        }
        String guards = guard(left, first) + guard(right, second);
        return guards.isEmpty() ? plain : "(" + guards + plain + ")";
    }

    private String operand(SourceExpression operand, Map<String, String> words, int depth) {
        if (operand instanceof SourceExpression.Text(String word) && !words.isEmpty()) {
            String name = words.get(word);
            if (name == null) {
                throw new NoTranslation();
            }
            return text(name);
        }
        return value(operand, depth - 1);
    }

    private Map<String, String> words(SourceExpression left, SourceExpression right) {
        SourceExpression side = left instanceof SourceExpression.Column ? left : right;
        return side instanceof SourceExpression.Column(String name)
                ? mapper.fieldMap(name).map(FieldMap::words).orElse(Map.of())
                : Map.of();
    }

    /** Unknown is equal to nothing, and nothing is refused because of it. */
    private String guard(SourceExpression side, String text) {
        boolean literal = side instanceof SourceExpression.Text
                || side instanceof SourceExpression.Numeral
                || side instanceof SourceExpression.Truth
                || side instanceof SourceExpression.Current;
        boolean known = side instanceof SourceExpression.Column(String name)
                && table.find(name).stream().noneMatch(column -> column.nullable());
        return literal || known ? "" : text + " == null || ";
    }

    private String oneOf(SourceExpression operand, List<SourceExpression> literals, boolean holds, int depth) {
        Map<String, String> words = words(operand, operand);
        String value = value(operand, depth - 1);
        StringBuilder list = new StringBuilder();
        for (SourceExpression literal : literals) {
            list.append(list.isEmpty() ? "" : ", ").append(operand(literal, words, depth));
        }
        String among = value + " in [" + list + "]";
        return "(" + guard(operand, value) + (holds ? among : "!(" + among + ")") + ")";
    }

    private String value(SourceExpression expression, int depth) {
        if (depth <= 0) {
            throw new NoTranslation();
        }
        return switch (expression) {
            case SourceExpression.Column(String name) -> member(name);
            case SourceExpression.Text(String value) -> text(value);
            case SourceExpression.Numeral(String digits) -> number(digits);
            case SourceExpression.Truth(boolean truth) -> Boolean.toString(truth);
            case SourceExpression.Length(var operand) -> "size(" + value(operand, depth - 1) + ")";
            case SourceExpression.Current(boolean day) -> day ? "today()" : "now()";
            case SourceExpression.Arithmetic(var operator, var left, var right) ->
                "(" + value(left, depth - 1) + " " + operator.symbol() + " " + value(right, depth - 1) + ")";
            case SourceExpression.Joined(var left, var right) ->
                "(" + value(left, depth - 1) + " + " + value(right, depth - 1) + ")";
            default -> throw new NoTranslation();
        };
    }

    private String member(String column) {
        String name = mapper.memberOf(column).orElseThrow(NoTranslation::new);
        read.add(name);
        return name.equals("user") ? "record.user" : name;
    }

    private static String number(String digits) {
        return ValueText.number(digits).map(java.math.BigDecimal::toPlainString).orElseThrow(NoTranslation::new);
    }

    /** A literal of the language, which has the escapes of JSON. */
    static String text(String value) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        throw new NoTranslation();
                    }
                    literal.append(c);
                }
            }
        }
        return literal.append('"').toString();
    }
}
