package io.modelwright.core.exchange.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.exchange.source.SourceCheck;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceExpression;
import io.modelwright.core.exchange.source.SourceExpression.Arithmetic;
import io.modelwright.core.exchange.source.SourceExpression.Both;
import io.modelwright.core.exchange.source.SourceExpression.Column;
import io.modelwright.core.exchange.source.SourceExpression.Comparator;
import io.modelwright.core.exchange.source.SourceExpression.Comparison;
import io.modelwright.core.exchange.source.SourceExpression.Either;
import io.modelwright.core.exchange.source.SourceExpression.IsNull;
import io.modelwright.core.exchange.source.SourceExpression.Length;
import io.modelwright.core.exchange.source.SourceExpression.Matches;
import io.modelwright.core.exchange.source.SourceExpression.Not;
import io.modelwright.core.exchange.source.SourceExpression.Numeral;
import io.modelwright.core.exchange.source.SourceExpression.OneOf;
import io.modelwright.core.exchange.source.SourceExpression.Operator;
import io.modelwright.core.exchange.source.SourceExpression.Text;
import io.modelwright.core.exchange.source.SourceExpression.Truth;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.expression.Compilation;
import io.modelwright.core.expression.DesignScope;
import io.modelwright.core.expression.Environment;
import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expectation;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Expressions;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.modeling.validation.DesignValidator;
import io.modelwright.core.shared.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Conditions of SQL and what becomes of them mean the same, unknown values included. */
final class CelTextTest {

    private static final List<SourceColumn> COLUMNS = List.of(
            column("a", integer(), true),
            column("b", integer(), false),
            column("t", text(), true),
            column("s", text(), false),
            column("f", new SourceType.Scalar(FieldType.Plain.BOOLEAN), true));

    private static final List<String> TEXTS = List.of("", "x", "xy", "a\"b\\\n", "\u00e4");

    private static SourceColumn column(String name, SourceType type, boolean nullable) {
        return SourceColumn.of(name, 1, type, nullable);
    }

    private static SourceType integer() {
        return new SourceType.Scalar(new FieldType.IntegerNumber(Optional.empty(), Optional.empty()));
    }

    private static SourceType text() {
        return new SourceType.Scalar(new FieldType.Text(OptionalInt.empty(), OptionalInt.of(50), Optional.empty()));
    }

    private static Mapped mapped(SourceExpression... conditions) {
        List<SourceCheck> checks = new ArrayList<>();
        for (SourceExpression condition : conditions) {
            checks.add(new SourceCheck(Optional.of(condition), "as written", Optional.empty(), 1));
        }
        SourceTable table = new SourceTable(
                "t", 1, Optional.empty(), COLUMNS, Optional.empty(), List.of(), List.of(), List.of(), checks);
        return DesignMapping.map(
                new SourceModel(List.of(table), List.of(), List.of(), List.of()), new MappingOptions(true));
    }

    /** As a rule: in one piece, and not as an option of a field. */
    private static SourceExpression whole(SourceExpression condition) {
        return new Either(condition, new Comparison(Comparator.NOT_EQUAL, new Column("b"), new Column("b")));
    }

    private static String rule(SourceExpression condition) {
        Entity entity = mapped(whole(condition)).design().entities().getFirst();
        assertThat(entity.rules()).as(condition.toString()).hasSize(1);
        return entity.rules().getFirst().expression();
    }

    /** Draws conditions that have a meaning. */
    private record Drawing(Random random) {

        private SourceExpression condition(int depth) {
            return switch (random.nextInt(depth == 0 ? 5 : 9)) {
                case 0 -> new Comparison(comparator(), number(2), number(2));
                case 1 -> new Comparison(comparator(), words(), words());
                case 2 -> new IsNull(random.nextBoolean() ? number(1) : words());
                case 3 -> random.nextBoolean() ? new Column("f") : new Truth(random.nextBoolean());
                case 4 ->
                    random.nextBoolean()
                            ? new OneOf(column("a", "b"), List.of(literal(), literal()))
                            : new OneOf(column("t", "s"), List.of(word(), word()));
                case 5 -> new Matches(column("t", "s"), "^x");
                case 6 -> new Not(condition(depth - 1));
                case 7 -> new Both(condition(depth - 1), condition(depth - 1));
                default -> new Either(condition(depth - 1), condition(depth - 1));
            };
        }

        private Comparator comparator() {
            List<Comparator> all = List.of(Comparator.values());
            return all.get(random.nextInt(all.size()));
        }

        private SourceExpression number(int depth) {
            return switch (random.nextInt(depth == 0 ? 2 : 4)) {
                case 0 -> column("a", "b");
                case 1 -> literal();
                case 2 -> new Length(column("t", "s"));
                default ->
                    new Arithmetic(
                            List.of(Operator.PLUS, Operator.MINUS, Operator.TIMES)
                                    .get(random.nextInt(3)),
                            number(depth - 1),
                            number(depth - 1));
            };
        }

        private SourceExpression words() {
            return random.nextBoolean() ? column("t", "s") : word();
        }

        private SourceExpression column(String one, String other) {
            return new Column(random.nextBoolean() ? one : other);
        }

        private SourceExpression literal() {
            return new Numeral(String.valueOf(random.nextInt(7) - 3));
        }

        private SourceExpression word() {
            return new Text(TEXTS.get(random.nextInt(TEXTS.size())));
        }
    }

    /** What PostgreSQL would say; null where it is unknown. */
    private static @Nullable Object sql(SourceExpression expression, Map<String, @Nullable Object> row) {
        return switch (expression) {
            case Column(String name) -> row.get(name);
            case Text(String value) -> value;
            case Numeral(String digits) -> Long.valueOf(digits);
            case Truth(boolean value) -> value;
            case IsNull(var operand) -> sql(operand, row) == null;
            case Not(var operand) -> sql(operand, row) instanceof Boolean truth ? (Object) !truth : null;
            case Both(var left, var right) -> joined(sql(left, row), sql(right, row), false);
            case Either(var left, var right) -> joined(sql(left, row), sql(right, row), true);
            case Length(var operand) ->
                sql(operand, row) instanceof String text ? (Object) (long) text.codePointCount(0, text.length()) : null;
            case Matches(var operand, String pattern) ->
                sql(operand, row) instanceof String text
                        ? (Object) java.util.regex.Pattern.compile(pattern)
                                .matcher(text)
                                .find()
                        : null;
            case OneOf(var operand, var literals) -> {
                Object value = sql(operand, row);
                yield value == null
                        ? null
                        : (Object) literals.stream().anyMatch(literal -> value.equals(sql(literal, row)));
            }
            case Arithmetic(var operator, var left, var right) -> {
                Object first = sql(left, row);
                Object second = sql(right, row);
                yield first == null || second == null
                        ? null
                        : (Object)
                                switch (operator) {
                                    case PLUS -> (long) first + (long) second;
                                    case MINUS -> (long) first - (long) second;
                                    case TIMES -> (long) first * (long) second;
                                    case OVER, MODULO -> throw new AssertionError(operator);
                                };
            }
            case Comparison(var how, var left, var right) -> {
                Object first = sql(left, row);
                Object second = sql(right, row);
                yield first == null || second == null ? null : (Object) compared(how, first, second);
            }
            default -> throw new AssertionError(expression);
        };
    }

    private static @Nullable Object joined(@Nullable Object left, @Nullable Object right, boolean decides) {
        if (Boolean.valueOf(decides).equals(left) || Boolean.valueOf(decides).equals(right)) {
            return decides;
        }
        return left == null || right == null ? null : (Object) !decides;
    }

    private static boolean compared(Comparator how, Object first, Object second) {
        int order = first instanceof Long number
                ? number.compareTo((Long) second)
                : ((String) first).compareTo((String) second);
        return switch (how) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }

    private record Row(Map<String, @Nullable Object> values) implements Environment {
        @Override
        public @Nullable Object value(Expr.Path path) {
            return values.get(((Leaf.Stored) path.leaf()).field().name());
        }

        @Override
        public UUID user() {
            return NOBODY;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public LocalDate today() {
            return LocalDate.EPOCH;
        }
    }

    private static List<Map<String, @Nullable Object>> rows(Random random) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("a", random.nextInt(3) == 0 ? null : (Object) (long) (random.nextInt(7) - 3));
            row.put("b", (long) (random.nextInt(7) - 3));
            row.put("t", random.nextInt(3) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size())));
            row.put("s", TEXTS.get(random.nextInt(TEXTS.size())));
            row.put("f", random.nextInt(3) == 0 ? null : (Object) random.nextBoolean());
            rows.add(row);
        }
        return rows;
    }

    @Test
    void ruleShouldFailExactlyWhereTheConditionIsFalse() {
        Random random = new Random(20_260_506);
        Drawing drawing = new Drawing(random);
        int failing = 0;
        for (int i = 0; i < 600; i++) {
            SourceExpression condition = drawing.condition(3);
            Mapped mapped = mapped(whole(condition));
            Design design = mapped.design();
            assertThat(DesignValidator.validate(design))
                    .as(condition.toString())
                    .noneMatch(Finding::isError);
            Entity entity = design.entities().getFirst();
            for (Rule rule : entity.rules()) {
                Compilation compiled =
                        Expressions.compile(rule.expression(), DesignScope.of(design, entity), Expectation.CONDITION);
                Expr expression = ((Compilation.Compiled) compiled).expr();
                for (Map<String, @Nullable Object> row : rows(random)) {
                    boolean isFalse = Boolean.FALSE.equals(sql(condition, row));
                    assertThat(Evaluator.isFalse(expression, new Row(row)))
                            .as("%s as %s of %s", condition, rule.expression(), row)
                            .isEqualTo(isFalse);
                    failing += isFalse ? 1 : 0;
                }
            }
        }
        assertThat(failing).isGreaterThan(1_000);
    }

    @Test
    void equalityShouldBeGuardedWhereAValueMayBeUnknown() {
        assertThat(rule(new Comparison(Comparator.EQUAL, new Column("a"), new Numeral("1"))))
                .contains("(a == null || a == 1)");
        assertThat(rule(new Comparison(Comparator.LESS, new Column("a"), new Column("b"))))
                .contains("a < b")
                .doesNotContain("null");
    }

    @Test
    void literalsShouldStayWithinTheirQuotes() {
        assertThat(CelText.text("a\"b\\c\nd\u2028")).isEqualTo("\"a\\\"b\\\\c\\nd\u2028\"");
        Mapped mapped = mapped(whole(new Comparison(Comparator.EQUAL, new Column("s"), new Text("a\u0000b"))));
        assertThat(mapped.design().entities().getFirst().rules()).isEmpty();
        assertThat(mapped.notes()).extracting(note -> note.code()).contains("check-not-carried");
    }

    @Test
    void deepConditionShouldBeLeftOutAndSaid() {
        SourceExpression deep = new Column("f");
        for (int i = 0; i < 500; i++) {
            deep = new Not(deep);
        }

        Mapped mapped = mapped(whole(deep));

        assertThat(mapped.design().entities().getFirst().rules()).isEmpty();
        assertThat(mapped.notes()).extracting(note -> note.code()).contains("check-not-carried");
    }

    @Test
    void unknownColumnShouldHaveNoTranslation() {
        assertThat(mapped(whole(new IsNull(new Column("none")))).notes())
                .extracting(note -> note.code())
                .contains("check-not-carried");
    }
}
