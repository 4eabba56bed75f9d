package io.modelwright.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import app.support.query.QueryCompiler;
import app.support.query.QueryParameters;
import app.support.query.ReadPlan;
import app.support.records.RequestContext;
import io.modelwright.core.expression.Compilation;
import io.modelwright.core.expression.Environment;
import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expectation;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Expressions;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.sql.ExpressionSql;
import io.modelwright.core.sql.Parameter;
import io.modelwright.core.sql.SqlText;
import io.modelwright.testkit.expression.Sample;
import io.modelwright.testkit.expression.SampleRows;
import io.modelwright.testkit.expression.Sources;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Generated Java computes what the evaluator computes, and reads filters as the platform does, whatever is written and stored. */
class JavaAgreementTest {

    private static final SampleRows ROWS = SampleRows.of(60, 20_270_131);
    private static final int BATCH = 40;
    private static @Nullable SampleApp loaded;

    @BeforeContainer
    static void load() {
        loaded = SampleApp.load();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void rulesShouldHaveOneValue(@ForAll("seeds") long seed) throws ReflectiveOperationException {
        checkValues(seed);
    }

    @Tag("deep")
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void manyRulesShouldHaveOneValue(@ForAll("seeds") long seed) throws ReflectiveOperationException {
        checkValues(seed);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void filtersShouldBecomeTheSameStatements(@ForAll("seeds") long seed) throws ReflectiveOperationException {
        Sources sources = new Sources(new Random(seed));
        for (int i = 0; i < BATCH; i++) {
            String source = sources.of(Sources.Type.BOOLEAN, 1 + i % 6);
            if (Expressions.compile(source, Sample.SCOPE, Expectation.CONDITION)
                    instanceof Compilation.Compiled(Expr expected)) {
                assertSameFilter(source, expected);
            }
        }
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static SampleApp sample() {
        return Objects.requireNonNull(loaded);
    }

    private static void checkValues(long seed) throws ReflectiveOperationException {
        Sources sources = new Sources(new Random(seed));
        List<String> texts = new ArrayList<>();
        List<Expr> expressions = new ArrayList<>();
        while (expressions.size() < BATCH) {
            String source = sources.any(1 + expressions.size() % 6);
            if (Expressions.compile(source, Sample.SCOPE, Expectation.ANY) instanceof Compilation.Compiled(Expr expr)
                    && !readsMore(expr)) {
                texts.add(source);
                expressions.add(expr);
            }
        }
        Class<?> written = sample().compiled(expressions);
        RequestContext request = new RequestContext(SampleRows.ALICE, SampleRows.NOW, SampleRows.TODAY);
        for (Map<String, Object> row : ROWS.rows()) {
            if (!isRecord(row)) {
                continue;
            }
            UUID id = (UUID) row.get("id");
            Environment environment = ROWS.environment(id);
            Object record = sample().record(row);
            for (int i = 0; i < expressions.size(); i++) {
                Method method = written.getMethod("e" + i, record.getClass(), RequestContext.class);
                Object expected = Evaluator.evaluate(expressions.get(i), environment);
                Object actual = method.invoke(null, record, request);
                assertThat(same(expected, actual))
                        .as("%s of %s: the evaluator %s, Java %s", texts.get(i), id, expected, actual)
                        .isTrue();
            }
        }
    }

    private static boolean readsMore(Expr expr) {
        // the rows of the sample have none of what every record has beside its id
        return (expr instanceof Expr.Path path
                        && (!path.relations().isEmpty()
                                || (path.leaf() instanceof Leaf.OfSystem(SystemField field)
                                        && field != SystemField.ID)))
                || expr.parts().stream().anyMatch(JavaAgreementTest::readsMore);
    }

    /** A record has both parts of a value or none; the rows of the sample need not. */
    private static boolean isRecord(Map<String, Object> row) {
        return (row.get("price_amount") == null) == (row.get("price_currency") == null)
                && (row.get("place_lat") == null) == (row.get("place_lon") == null);
    }

    private static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof BigDecimal a && actual instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (expected instanceof Double a && actual instanceof Double b) {
            return a.doubleValue() == b.doubleValue();
        }
        if (expected instanceof Number a && actual instanceof Integer b) {
            return a.longValue() == b;
        }
        return Objects.equals(expected, actual);
    }

    private static void assertSameFilter(String source, Expr expected) throws ReflectiveOperationException {
        var model = sample().model();
        QueryParameters query = new QueryParameters(Map.of("filter", source));
        ReadPlan plan = QueryCompiler.list(model.rights(Set.of("admin")), model.entity("sample"), query)
                .plan();
        SqlText platform = ExpressionSql.renderFilter(expected, path -> SqlText.raw(names(path)));
        app.support.sql.SqlText own = app.support.sql.ExpressionSql.renderFilter(
                plan.filter().orElseThrow(), path -> app.support.sql.SqlText.raw(names(path)));
        assertThat(own.text()).as(source).isEqualTo(platform.text());
        assertThat(own.parameters().stream().map(JavaAgreementTest::shown).toList())
                .as(source)
                .isEqualTo(platform.parameters().stream()
                        .map(JavaAgreementTest::shown)
                        .toList());
    }

    private static String names(Expr.Path path) {
        String start = String.join(
                ".", path.relations().stream().map(relation -> relation.name()).toList());
        return start + "/" + Sample.column(path.leaf());
    }

    private static String names(app.support.expression.Expr.Path path) {
        String start = String.join(
                ".", path.relations().stream().map(relation -> relation.name()).toList());
        String leaf = switch (path.leaf()) {
            case app.support.expression.Leaf.OfSystem system ->
                app.support.sql.Tables.system(system.field()).replace("\"", "");
            case app.support.expression.Leaf.Link link -> link.relation().place();
            case app.support.expression.Leaf.Stored stored ->
                app.support.sql.Tables.column(stored.field(), stored.component())
                        .replace("\"", "");
        };
        return start + "/" + leaf;
    }

    private static String shown(Parameter parameter) {
        return parameter.type().sqlName() + " " + shown(parameter.value());
    }

    private static String shown(app.support.sql.Parameter parameter) {
        return parameter.type().sqlName() + " " + shown(parameter.value());
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case Parameter.Slot(String name) -> "slot " + name;
            case app.support.sql.Parameter.Slot(String name) -> "slot " + name;
            case null -> "null";
            default -> value.toString();
        };
    }
}
