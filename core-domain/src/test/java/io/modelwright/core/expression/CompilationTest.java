package io.modelwright.core.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.modelwright.core.expression.Fault.Code;
import io.modelwright.core.expression.ValueType.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title ==                             | SYNTAX           | 8
            (                                    | SYNTAX           | 1
            title == 'a' && é                    | SYNTAX           | 16
            99999999999999999999                 | SYNTAX           | 0
            missing == 1                         | UNKNOWN_NAME     | 0
            project.missing == 1                 | UNKNOWN_NAME     | 7
            title.length == 1                    | UNKNOWN_NAME     | 5
            owner.email == 'a'                   | UNKNOWN_NAME     | 5
            user.email == 'a'                    | UNKNOWN_NAME     | 4
            price.cents == 1                     | UNKNOWN_NAME     | 5
            frobnicate(1) == 1                   | UNKNOWN_NAME     | 10
            .title == 'a'                        | UNKNOWN_NAME     | 1
            title == 1                           | TYPE             | 9
            status == 'nope'                     | TYPE             | 10
            'nope' != status                     | TYPE             | 0
            status in ['todo', 'nope']           | TYPE             | 19
            'green' in tags                      | TYPE             | 0
            project == 'x'                       | TYPE             | 11
            project == owner                     | TYPE             | 11
            due == '2027-02-30'                  | TYPE             | 7
            due < date('0000-01-01')             | TYPE             | 11
            due + 7 == due                       | TYPE             | 4
            ratio == estimate                    | TYPE             | 9
            ratio + 1 == 2                       | TYPE             | 6
            title && done                        | TYPE             | 0
            !title                               | TYPE             | 1
            done < done                          | TYPE             | 5
            token < token                        | TYPE             | 6
            price == price                       | TYPE             | 0
            tags == tags                         | TYPE             | 0
            null == null                         | TYPE             | 0
            done ? 1 : 'a'                       | TYPE             | 11
            title == '\\0'                       | SYNTAX           | 9
            title == '\\u0000'                   | TYPE             | 9
            1e400 == 1.0                         | TYPE             | 0
            0.000000000000000000001 == 1.0       | TYPE             | 0
            title                                | TYPE             | 0
            selfish == 1                         | CYCLE            | 0
            cyclic == 1                          | CYCLE            | 0
            done && mistyped == 1                | TYPE             | 8
            broken == 'a'                        | SYNTAX           | 0
            labels == null                       | NOT_TRANSLATABLE | 0
            project.tasks == null                | NOT_TRANSLATABLE | 7
            size([1, 2]) == 2                    | NOT_TRANSLATABLE | 5
            {'a': 1} == 1                        | NOT_TRANSLATABLE | 0
            b'a' == 'a'                          | NOT_TRANSLATABLE | 0
            priority == 1u                       | NOT_TRANSLATABLE | 12
            tags[0] == 'red'                     | NOT_TRANSLATABLE | 4
            title in tags                        | NOT_TRANSLATABLE | 0
            title.matches(note)                  | NOT_TRANSLATABLE | 14
            title.matches('a++')                 | NOT_TRANSLATABLE | 14
            date(title) == due                   | NOT_TRANSLATABLE | 4
            'a'.b == 1                           | NOT_TRANSLATABLE | 3
            grow4 == 1                           | TOO_COMPLEX      | 0
            """)
    void compilationShouldNameTheFaultAndItsPlace(String source, Code code, int offset) {
        Compilation compilation = Expressions.compile(source, Samples.TASK, Expectation.CONDITION);
        assertThat(compilation).isInstanceOf(Compilation.Failed.class);
        Fault first = ((Compilation.Failed) compilation).faults().getFirst();
        assertThat(first.code()).as(first.message()).isEqualTo(code);
        assertThat(first.offset()).as(first.message()).isEqualTo(offset);
    }

    @Test
    void compilationShouldReportAllFaultsOfAConjunction() {
        Compilation compilation =
                Expressions.compile("nope == 1 && title == 2 && done", Samples.TASK, Expectation.CONDITION);
        assertThat(((Compilation.Failed) compilation).faults())
                .extracting(Fault::code)
                .containsExactly(Code.UNKNOWN_NAME, Code.TYPE);
    }

    @Test
    void longConjunctionsShouldCompileAndEvaluate() {
        String source = "done == false" + " && priority != 4".repeat(200);
        Compilation compilation = Expressions.compile(source, Samples.TASK, Expectation.CONDITION);
        Expr expr = ((Compilation.Compiled) compilation).expr();
        assertThat(((Expr.And) expr).operands()).hasSize(201);
        assertThat(Evaluator.isTrue(expr, Samples.record("done", false))).isTrue();
    }

    @Test
    void literalsShouldTakeTheExpectedType() {
        assertThat(Expressions.compile("5", Samples.TASK, Expectation.of(Scalar.DECIMAL)))
                .isEqualTo(new Compilation.Compiled(new Expr.Literal(Scalar.DECIMAL, BigDecimal.valueOf(5))));
        assertThat(Expressions.compile("\"PT1H\"", Samples.TASK, Expectation.of(Scalar.DURATION)))
                .isEqualTo(new Compilation.Compiled(new Expr.Literal(Scalar.DURATION, Duration.ofHours(1))));
        assertThat(Expressions.compile("null", Samples.TASK, Expectation.of(Scalar.DATE)))
                .isEqualTo(new Compilation.Compiled(new Expr.Unknown(Scalar.DATE)));
    }

    @Test
    void valuesForAFieldShouldBeAmongItsChoices() {
        var task = Samples.DESIGN.findEntity("task").orElseThrow();
        Expectation status = Expectation.of(task.findField("status").orElseThrow());
        Expectation tags = Expectation.of(task.findField("tags").orElseThrow());
        assertThat(Expressions.compile("\"todo\"", Samples.TASK, status)).isInstanceOf(Compilation.Compiled.class);
        assertThat(Expressions.compile("\"nope\"", Samples.TASK, status)).isInstanceOf(Compilation.Failed.class);
        assertThat(Expressions.compile("[\"red\", \"blue\"]", Samples.TASK, tags))
                .isInstanceOf(Compilation.Compiled.class);
        assertThat(Expressions.compile("[\"green\"]", Samples.TASK, tags)).isInstanceOf(Compilation.Failed.class);
    }

    @Test
    void sourcesBeyondTheLimitsShouldBeRefusedQuickly() {
        Expressions.compile("done", Samples.TASK, Expectation.CONDITION);
        List<String> sources = new ArrayList<>(List.of("a".repeat(1_000_000), "(".repeat(1_000_000)));
        for (String unit :
                List.of("(", "[", "{", "!", "-", "f(", "a?", "a?b:", "a+", "a<", "a.", "a[", "!!(", "x&&", "\"")) {
            sources.add(unit.repeat(Expressions.MAX_LENGTH / unit.length()));
        }
        for (String source : sources) {
            long start = System.nanoTime();
            assertThat(Expressions.compile(source, Samples.TASK, Expectation.CONDITION))
                    .isInstanceOf(Compilation.Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Property(tries = 500)
    void compilationShouldAnswerAnyText(@ForAll @StringLength(max = 60) String source) {
        assertThatCode(() -> Expressions.compile(source, Samples.TASK, Expectation.ANY))
                .doesNotThrowAnyException();
    }

    @Property(tries = 2_000)
    void compilationShouldAnswerAnySequenceOfTokens(@ForAll("tokens") List<String> tokens) {
        Compilation compilation = Expressions.compile(String.join(" ", tokens), Samples.TASK, Expectation.ANY);
        switch (compilation) {
            case Compilation.Compiled(Expr expr) ->
                assertThatCode(() -> Evaluator.evaluate(expr, Samples.record())).doesNotThrowAnyException();
            case Compilation.Failed(List<Fault> faults) -> assertThat(faults).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        return Arbitraries.of(
                        "title",
                        "done",
                        "count",
                        "estimate",
                        "ratio",
                        "due",
                        "moment",
                        "effort",
                        "tags",
                        "price",
                        "project.name",
                        "owner",
                        "user.id",
                        "overdue",
                        "record",
                        "now()",
                        "today()",
                        "size(",
                        "date(",
                        "matches(",
                        "addDays(",
                        "coalesce(",
                        "(",
                        ")",
                        "[",
                        "]",
                        "{",
                        "}",
                        ",",
                        ".",
                        "?",
                        ":",
                        "+",
                        "-",
                        "*",
                        "/",
                        "%",
                        "!",
                        "&&",
                        "||",
                        "==",
                        "!=",
                        "<",
                        ">=",
                        "in",
                        "null",
                        "true",
                        "1",
                        "2.5",
                        "1u",
                        "'a'",
                        "b'a'",
                        "\"2027-01-31\"",
                        "has(",
                        "\\",
                        "'",
                        "\n",
                        "//",
                        "$",
                        "\uD83D\uDE00")
                .list()
                .ofMaxSize(15);
    }
}
