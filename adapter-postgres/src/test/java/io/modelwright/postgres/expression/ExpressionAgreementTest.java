package io.modelwright.postgres.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.expression.Compilation;
import io.modelwright.core.expression.Environment;
import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expectation;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Expressions;
import io.modelwright.core.expression.Fault;
import io.modelwright.core.expression.ValueType;
import io.modelwright.testkit.expression.Sample;
import io.modelwright.testkit.expression.SampleRows;
import io.modelwright.testkit.expression.Sources;
import io.modelwright.testkit.servers.TestPostgres;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
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

/** The evaluator and PostgreSQL compute the same, whatever is written and stored. */
class ExpressionAgreementTest {

    private static final SampleRows ROWS = SampleRows.of(80, 20_270_131);
    private static final int BATCH = 40;
    private static @Nullable SampleTable table;

    @BeforeContainer
    static void fillTable() throws SQLException {
        table = new SampleTable(TestPostgres.shared().freshDatabase(), ROWS);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void expressionsShouldHaveOneValue(@ForAll("seeds") long seed) throws SQLException {
        check(seed);
    }

    @Tag("deep")
    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void manyExpressionsShouldHaveOneValue(@ForAll("seeds") long seed) throws SQLException {
        check(seed);
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static void check(long seed) throws SQLException {
        Sources sources = new Sources(new Random(seed));
        List<String> texts = new ArrayList<>();
        List<Expr> expressions = new ArrayList<>();
        while (expressions.size() < BATCH) {
            int depth = 1 + expressions.size() % 6;
            String source = expressions.size() % 5 < 3 ? sources.any(depth) : sources.of(Sources.Type.BOOLEAN, depth);
            switch (Expressions.compile(source, Sample.SCOPE, Expectation.ANY)) {
                case Compilation.Compiled(Expr expr) -> {
                    texts.add(source);
                    expressions.add(expr);
                }
                case Compilation.Failed(List<Fault> faults) ->
                    assertThat(faults).as(source).allMatch(fault -> fault.code() == Fault.Code.TOO_COMPLEX);
            }
        }
        SampleTable filled = Objects.requireNonNull(table);
        Map<UUID, List<@Nullable Object>> values = filled.values(expressions);
        List<Expr> filters = expressions.stream()
                .filter(expr -> expr.type() == ValueType.Scalar.BOOLEAN)
                .toList();
        Map<UUID, List<@Nullable Object>> passes = filled.passes(filters);
        for (UUID id : values.keySet()) {
            Environment environment = ROWS.environment(id);
            for (int i = 0; i < expressions.size(); i++) {
                Object expected = Evaluator.evaluate(expressions.get(i), environment);
                Object actual = values.get(id).get(i);
                assertThat(same(expected, actual))
                        .as("%s of %s: the evaluator %s, PostgreSQL %s", texts.get(i), id, expected, actual)
                        .isTrue();
            }
            for (int i = 0; i < filters.size(); i++) {
                assertThat(passes.get(id).get(i))
                        .as("filter %s on %s", filters.get(i), id)
                        .isEqualTo(Evaluator.isTrue(filters.get(i), environment));
            }
        }
    }

    private static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof BigDecimal a && actual instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (expected instanceof Double a && actual instanceof Double b) {
            return a.doubleValue() == b.doubleValue();
        }
        return Objects.equals(expected, actual);
    }
}
