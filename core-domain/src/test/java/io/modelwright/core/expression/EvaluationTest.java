package io.modelwright.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationTest {

    private static final Environment RECORD = Samples.record(
            "title",
            "Größe \uD83D\uDE00 x",
            "status",
            "doing",
            "tags",
            List.of("red"),
            "done",
            false,
            "priority",
            3,
            "count",
            Long.MAX_VALUE,
            "estimate",
            new BigDecimal("12.50"),
            "ratio",
            0.1,
            "price.amount",
            new BigDecimal("9.9900"),
            "price.currency",
            "EUR",
            "place.lat",
            48.1,
            "due",
            LocalDate.of(2027, 1, 30),
            "at",
            LocalTime.of(14, 5),
            "moment",
            Instant.parse("2027-01-31T11:30:00Z"),
            "effort",
            Duration.ofMinutes(90),
            "token",
            Samples.PROJECT,
            "user",
            "somebody",
            "project",
            Samples.PROJECT,
            "project.name",
            "Apollo",
            "project.active",
            true,
            "owner",
            Samples.ALICE,
            "createdBy",
            Samples.ALICE,
            "version",
            7L);

    static Stream<Arguments> values() {
        return Stream.of(
                // unknown propagates, equality is two-valued
                of("note == null", true),
                of("note != null", false),
                of("null == title", false),
                of("note == title", false),
                of("note != title", true),
                of("note == note", true),
                of("note < title", null),
                of("!(note < title)", null),
                of("size(note)", null),
                of("note + title", null),
                of("has(project.name)", true),
                of("price != null && place != null && meta == null", true),
                // Kleene
                of("done && note < title", false),
                of("note < title && done", false),
                of("!done && note < title", null),
                of("!done || note < title", true),
                of("note < title || !done", true),
                of("done || note < title", null),
                of("note < title ? 1 : 2", null),
                of("done ? 1 : 2", 2L),
                of("!done ? null : 2", null),
                of("coalesce(note, \"none\")", "none"),
                // integers
                of("count + 1", null),
                of("count - 1 + 1", Long.MAX_VALUE),
                of("-(-9223372036854775807 - 1)", null),
                of("abs(-9223372036854775808)", null),
                of("(-9223372036854775808) / -1", null),
                of("(-9223372036854775808) % -1", 0L),
                of("-7 / 2", -3L),
                of("-7 % 2", -1L),
                of("priority / 0", null),
                of("priority % 0 == 1", false),
                of("count * 2", null),
                // decimals
                of("estimate + 1", new BigDecimal("13.5")),
                of("priority + 0.25", new BigDecimal("3.25")),
                of("1.0 / 3", new BigDecimal("0.33333333333333333333")),
                of("2.0 / 3", new BigDecimal("0.66666666666666666667")),
                of("estimate / 0", null),
                of("estimate == 12.5000", true),
                of("estimate > priority", true),
                of("0.1 + 0.2 == 0.3", true),
                of("1e59 * 10", null),
                of("12345678901234567.123456789", new BigDecimal("12345678901234567.123456789")),
                of("- 1.5", new BigDecimal("-1.5")),
                of("round(-2.345, 2)", new BigDecimal("-2.35")),
                of("floor(-2.5)", new BigDecimal("-3")),
                of("ceil(-2.5)", new BigDecimal("-2")),
                of("int(-2.9)", -2L),
                of("int(1e30)", null),
                of("decimal(ratio) + 0.2", new BigDecimal("0.3")),
                of("float(estimate)", 12.5),
                of("ratio < 0.2 && ratio == 0.1", true),
                of("string(1200.50) + string(priority) + string(done)", "1200.53false"),
                of("string(1e3)", "1000"),
                // text
                of("size(title)", 9L),
                of("\"\uFFFF\" < \"\uD83D\uDE00\"", true),
                of("title.startsWith(\"Gr\") && title.endsWith(\"x\") && title.contains(\"\uD83D\uDE00\")", true),
                of("title.upperAscii()", "GRößE \uD83D\uDE00 X"),
                of("\" \\t x \\n\".trim()", "x"),
                of("title.matches(\"^Gr.\")", true),
                of("title.matches(\"^x$\")", false),
                of("title + \"!\"", "Größe \uD83D\uDE00 x!"),
                // choices and lists
                of("status == \"doing\"", true),
                of("status in [\"todo\", \"done\"]", false),
                of("note in [\"a\"]", false),
                of("!(note in [\"a\"])", true),
                of("title in []", false),
                of("\"red\" in tags", true),
                of("\"blue\" in tags", false),
                of("size(tags)", 1L),
                of("user.id in [owner, createdBy]", true),
                of("priority in [1, 2.5, 3]", true),
                // dates
                of("due < today()", true),
                of("due == \"2027-01-30\"", true),
                of("today() - due", 1L),
                of("addDays(due, 2)", LocalDate.of(2027, 2, 1)),
                of("addMonths(due, 1)", LocalDate.of(2027, 2, 28)),
                of("due.addMonths(-11)", LocalDate.of(2026, 2, 28)),
                of("addDays(date(\"9999-12-31\"), 1)", null),
                of("addMonths(due, 9223372036854775807)", null),
                of("year(due) * 10000 + month(due) * 100 + day(due)", 20270130L),
                of("dayOfWeek(due)", 6L),
                of("string(due)", "2027-01-30"),
                of("at >= time(\"14:05\")", true),
                of("now() - moment", Duration.ofMinutes(30)),
                of("moment + effort", Instant.parse("2027-01-31T13:00:00Z")),
                of("moment - duration(\"1h30m\") == timestamp(\"2027-01-31T11:00:00+01:00\")", true),
                of("effort + duration(\"PT0.000001S\")", Duration.ofMinutes(90).plusNanos(1_000)),
                of("seconds(effort)", 5_400L),
                of("seconds(duration(\"-1.5s\"))", -1L),
                // identity, paths, formulas
                of("createdBy == user.id && owner == user", true),
                of("owner.id == \"0190a000-0000-7000-8000-000000000001\"", true),
                of("project == \"0190a000-0000-7000-8000-000000000002\"", true),
                of("project.name == \"Apollo\"", true),
                of("string(token)", Samples.PROJECT.toString()),
                of("parent.project.name == null", true),
                of("record.user", "somebody"),
                of("record.version", 7L),
                of("overdue", true),
                of("late ? \"late\" : \"fine\"", "late"),
                of("parent.overdue", false),
                of("exact / 2", new BigDecimal("1.5")),
                of("price.amount * 2", new BigDecimal("19.98")),
                of("place.lat > 48.0", true));
    }

    private static Arguments of(String source, @Nullable Object value) {
        return arguments(named(source, source), value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void evaluationShouldGiveTheValueOfTheTable(String source, @Nullable Object value) {
        Compilation compilation = Expressions.compile(source, Samples.TASK, Expectation.ANY);
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        assertThat(Evaluator.evaluate(((Compilation.Compiled) compilation).expr(), RECORD))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void evaluationShouldNeverFailWhereNothingIsKnown(String source, @Nullable Object value) {
        Expr expr = ((Compilation.Compiled) Expressions.compile(source, Samples.TASK, Expectation.ANY)).expr();
        Environment empty = Samples.record("unused", UUID.randomUUID());
        Evaluator.evaluate(expr, empty);
        assertThat(Evaluator.isTrue(expr, empty) && Evaluator.isFalse(expr, empty))
                .isFalse();
    }
}
