package io.modelwright.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.sql.ExpressionSql;
import io.modelwright.core.sql.Parameter;
import io.modelwright.core.sql.SqlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderingTest {

    private static Expr compiled(String source) {
        return ((Compilation.Compiled) Expressions.compile(source, Samples.TASK, Expectation.ANY)).expr();
    }

    private static SqlText filter(String source) {
        return ExpressionSql.renderFilter(compiled(source), path -> SqlText.raw(Samples.source(path)));
    }

    private static SqlText value(String source) {
        return ExpressionSql.render(compiled(source), path -> SqlText.raw(Samples.source(path)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            status == "done"                       ~ (status = ?::text)
            !(status != "done")                    ~ (status = ?::text)
            status != "done"                       ~ (status IS DISTINCT FROM ?::text)
            createdBy == user.id                   ~ (createdBy = ?::uuid)
            title == note                          ~ (title IS NOT DISTINCT FROM note)
            title == null                          ~ (title IS NULL)
            !(title == null)                       ~ (title IS NOT NULL)
            done && due < today()                  ~ (done AND (due < ?::date))
            !(done || due < today())               ~ ((NOT done) AND (due >= ?::date))
            status in ["todo", "done"]             ~ (status = ANY(?::text[]))
            !(status in ["todo", "done"])          ~ (NOT COALESCE(status = ANY(?::text[]), false))
            priority in [1, 2]                     ~ (priority = ANY(?::bigint[]))
            project == "0190a000-0000-7000-8000-000000000002" ~ (project = ?::uuid)
            title < "m"                            ~ (title < (?::text COLLATE "C"))
            "red" in tags                          ~ (tags @> ARRAY[?::text])
            title.startsWith("a")                  ~ starts_with(title, ?::text)
            estimate > 3                           ~ (estimate > ?::numeric)
            overdue                                ~ ((NOT done) AND (due IS NOT NULL) AND (due < ?::date))
            """)
    void filterShouldBeWrittenForIndexes(String source, String sql) {
        assertThat(filter(source).text()).isEqualTo(sql);
    }

    @Test
    void valueShouldBeTwoValuedWhereEqualityIs() {
        assertThat(value("status == \"done\"").text()).isEqualTo("(status IS NOT DISTINCT FROM ?::text)");
        assertThat(value("status in [\"done\"]").text()).isEqualTo("COALESCE(status = ANY(?::text[]), false)");
    }

    @Test
    void constantsShouldBeParametersAndShapesShareTheirText() {
        String attack = "'; DROP TABLE x; -- \\\" ? $1";
        SqlText attacked = filter("title == \"" + attack.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        assertThat(attacked.text()).isEqualTo(filter("title == \"a\"").text()).doesNotContain("DROP");
        assertThat(attacked.parameters()).extracting(Parameter::value).containsExactly(attack);
        assertThat(filter("status in [\"todo\"]").text())
                .isEqualTo(filter("status in [\"todo\", \"done\"]").text());
    }

    @Test
    void requestValuesShouldBeSlots() {
        assertThat(value("createdBy == user.id && moment < now() && due < today()")
                        .parameters())
                .extracting(Parameter::value)
                .isEqualTo(List.of(new Parameter.Slot("user"), new Parameter.Slot("now"), new Parameter.Slot("today")));
    }

    @Test
    void nestedCallsShouldGrowLinearly() {
        String source = "abs(".repeat(40) + "count" + ")".repeat(40);
        assertThat(value(source).text().split("count", -1)).hasSize(2);
        String months = "addMonths(".repeat(20) + "due" + ", 1)".repeat(20);
        assertThat(value(months).text().split("due", -1)).hasSize(2);
    }
}
