package app.support.expression;

import static org.assertj.core.api.Assertions.assertThat;

import app.support.model.AppModel;
import app.support.model.EntityDefinition;
import app.support.model.Field;
import app.support.model.FieldType;
import app.support.problem.ProblemException;
import app.support.query.QueryCompiler;
import app.support.query.QueryParameters;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and checking of filters: what is none is told with its code, whatever it is. */
class ExpressionsTest {

    private static final AppModel MODEL = new AppModel(
            1,
            ZoneId.of("UTC"),
            List.of(new EntityDefinition(
                    "key",
                    "task",
                    "task",
                    List.of(
                            Field.of("title-key", "title", FieldType.text(), "title"),
                            Field.of("function-key", "function", FieldType.text(), "function"),
                            Field.of("count-key", "count", FieldType.integer(), "count"),
                            Field.of("done-key", "done", FieldType.Plain.BOOLEAN, "done"),
                            Field.of("status-key", "status", FieldType.choice("todo", "done"), "status"),
                            Field.of("tags-key", "tags", FieldType.multiChoice("red", "blue"), "tags")),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of())));

    private static Optional<Expr> filter(String source) {
        QueryParameters query = new QueryParameters(Map.of("filter", source));
        return QueryCompiler.list(MODEL.rights(Set.of("admin")), MODEL.entity("task"), query)
                .plan()
                .filter();
    }

    private static String code(String source) {
        try {
            filter(source);
            return "none";
        } catch (ProblemException refused) {
            return refused.problem().errors().getFirst().code();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "done",
                "!done && !!done",
                "count - 1 == -1 && count == - 1",
                "count in [1, 2, 3,]",
                "'red' in tags || \"blue\" in tags",
                "title == r'\\d' || title == '''a'b''' || title == \"\\u00e4\\x41\\101\\n\"",
                "title.size() > 0x1F && size(title) < 9",
                "done ? count > 1 : count < 1",
                "(count + 1) * 2 / 3 % 4 >= 0 // what follows is a comment",
                "has(title) && title != null",
                "record.title == 'x'",
                "function == 'x' && record.function != null",
                "decimal(count) > 1.5 && decimal(count) < .5e3"
            })
    void filtersShouldBeRead(String source) {
        assertThat(code(source)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count ==|syntax",
                "count == 1)|syntax",
                "(count == 1|syntax",
                "title == 'x|syntax",
                "title == \"\\q\"|syntax",
                "count = 1|syntax",
                "a.in|syntax",
                "if == 1|unknown-name",
                "count == 99999999999999999999|syntax",
                "title == \"\\ud800\"|syntax",
                "nothing == 1|unknown-name",
                "nothing(1)|unknown-name",
                "count == 'x'|type",
                "status == 'nope'|type",
                "count|type",
                "count == 1u|not-translatable",
                "title == b'x'|not-translatable",
                "title[0] == 'x'|not-translatable",
                "{'a': 1} == 1|not-translatable",
                "tags == ['red']|not-translatable"
            })
    void faultsShouldHaveTheirCodes(String source, String code) {
        assertThat(code(source)).isEqualTo(code);
    }

    @Test
    void whatNestsTooDeepShouldBeRefused() {
        assertThat(code("(".repeat(70) + "done" + ")".repeat(70))).isEqualTo("too-complex");
        assertThat(code("!(".repeat(2_000) + "done" + ")".repeat(1_000))).isIn("too-complex", "syntax");
        assertThat(code("done" + " && done".repeat(400))).isEqualTo("none");
        assertThat(code("done && " + "x".repeat(4_000))).isEqualTo("too-complex");
    }

    @Test
    void chainsShouldBeOneLevel() {
        assertThat(filter("done || count == 1 || title == 'x'"))
                .hasValueSatisfying(expr -> assertThat(expr)
                        .isInstanceOfSatisfying(
                                Expr.Or.class, or -> assertThat(or.operands()).hasSize(3)));
    }
}
