package io.modelwright.codegen.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.codegen.symbol.TypeScriptSymbols;
import io.modelwright.core.expression.Compilation;
import io.modelwright.core.expression.Component;
import io.modelwright.core.expression.Environment;
import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expectation;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Expressions;
import io.modelwright.core.expression.Function;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.expression.ValueType;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.WireValues;
import io.modelwright.testkit.contract.JsonText;
import io.modelwright.testkit.expression.Sample;
import io.modelwright.testkit.expression.SampleRows;
import io.modelwright.testkit.expression.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules as TypeScript give what the evaluator gives, whatever is written and stored. */
final class RuleCodeAgreementTest {

    private static final SampleRows ROWS = SampleRows.of(60, 20_270_131);
    private static final Path FOLDER = Path.of("target", "rule-code").toAbsolutePath();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @Test
    void rulesShouldGiveWhatTheEvaluatorGives() {
        check(2_500, 1);
    }

    @Tag("deep")
    @Test
    void manyRulesShouldGiveWhatTheEvaluatorGives() {
        for (int seed = 2; seed < 12; seed++) {
            check(5_000, seed);
        }
    }

    private static void check(int count, long seed) {
        Sources sources = new Sources(new Random(seed));
        List<Expr> expressions = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        while (expressions.size() < count) {
            int depth = 1 + expressions.size() % 6;
            String source = expressions.size() % 3 == 0 ? sources.any(depth) : sources.of(Sources.Type.BOOLEAN, depth);
            if (Expressions.compile(source, Sample.SCOPE, Expectation.ANY) instanceof Compilation.Compiled(Expr expr)
                    && staysInTheRecord(expr)) {
                expressions.add(expr);
                texts.add(source);
            }
        }
        assertThat(functions(expressions)).as("functions that are tried").contains(Function.values());
        List<String> answers = run(program(expressions));
        int line = 0;
        for (Map<String, Object> row : ROWS.rows()) {
            Environment environment = ROWS.environment((UUID) row.get("id"));
            for (int i = 0; i < expressions.size(); i++) {
                String expected = written(Evaluator.evaluate(expressions.get(i), environment));
                assertThat(answers.get(line++))
                        .as("%s of %s", texts.get(i), row)
                        .isEqualTo(expected);
            }
        }
    }

    private static boolean staysInTheRecord(Expr expr) {
        boolean leaves = expr instanceof Expr.Path path && !path.relations().isEmpty();
        return !leaves && expr.parts().stream().allMatch(RuleCodeAgreementTest::staysInTheRecord);
    }

    private static Set<Function> functions(List<Expr> expressions) {
        Set<Function> functions = EnumSet.noneOf(Function.class);
        expressions.forEach(expression -> expression.visit(node -> {
            if (node instanceof Expr.Call call) {
                functions.add(call.function());
            }
        }));
        return functions;
    }

    /** Writes a line for each record and rule: what it gives. */
    private static String program(List<Expr> expressions) {
        String functions = expressions.stream()
                .map(expr -> "  " + RuleCode.function(expr).print(1, 2, 1) + ",\n")
                .collect(Collectors.joining());
        String records = ROWS.rows().stream()
                .map(row -> "  " + record(ROWS.environment((UUID) row.get("id"))) + ",\n")
                .collect(Collectors.joining());
        return """
                import * as cel from './src/support/expression/values.ts';

                const request = { userId: '%s', roles: [], now: '%s', today: '%s' };
                const rules = [
                %s];
                const records = [
                %s];
                const written = (value) =>
                  value === null ? 'null' : typeof value === 'number' ? `number ${value}`
                  : typeof value === 'object' ? cel.textOfDecimal(value) : String(value);
                for (const record of records) {
                  for (const rule of rules) {
                    console.log(JSON.stringify(written(rule(record, request))));
                  }
                }
                """.formatted(SampleRows.ALICE, SampleRows.NOW, SampleRows.TODAY, functions, records);
    }

    private static String record(Environment environment) {
        List<String> members = new ArrayList<>();
        for (Field field : Sample.stored()) {
            members.add(field.name() + ": " + stored(field, environment));
        }
        for (SystemField system : SystemField.values()) {
            Object value =
                    environment.value(new Expr.Path(List.of(), new Leaf.OfSystem(system), system.type("sample")));
            members.add(system.member() + ": " + literal(value));
        }
        for (var relation : List.of(Sample.PARENT, Sample.OWNER)) {
            Object value = environment.value(
                    new Expr.Path(List.of(), new Leaf.Link(relation), new ValueType.Reference(relation.to())));
            members.add(relation.name() + ": " + literal(value));
        }
        return "{ " + String.join(", ", members) + " }";
    }

    private static String stored(Field field, Environment environment) {
        if (field.type() instanceof FieldType.Money) {
            return pair(field, Component.AMOUNT, "amount", Component.CURRENCY, "currency", environment);
        }
        if (field.type() == FieldType.Plain.GEO_POINT) {
            return pair(field, Component.LATITUDE, "lat", Component.LONGITUDE, "lon", environment);
        }
        return literal(part(field, Component.WHOLE, environment));
    }

    private static String pair(
            Field field, Component one, String first, Component two, String second, Environment environment) {
        Object a = part(field, one, environment);
        Object b = part(field, two, environment);
        // of a pair the columns hold both or none, so that one alone is written as what reads as it does
        return a == null && b == null
                ? "null"
                : "{ " + first + ": " + literal(a) + ", " + second + ": " + literal(b) + " }";
    }

    private static @Nullable Object part(Field field, Component component, Environment environment) {
        return environment.value(
                new Expr.Path(List.of(), new Leaf.Stored(field, component), ValueType.of(field.type())));
    }

    /** A stored value as the kept code has it. */
    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean truth -> truth.toString();
            case Integer number -> number.toString();
            case Double number -> Double.toString(number);
            case BigDecimal number -> TypeScriptSymbols.string(number.toPlainString());
            case LocalTime time -> TypeScriptSymbols.string(TIME.format(time));
            case Instant moment -> TypeScriptSymbols.string(WireValues.dateTime(moment));
            case List<?> items ->
                items.stream().map(RuleCodeAgreementTest::literal).collect(Collectors.joining(", ", "[", "]"));
            default -> TypeScriptSymbols.string(value.toString());
        };
    }

    /** A value as the program writes it. */
    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> WireValues.plain(number);
            case Double number -> number(number);
            case LocalTime time -> TIME.format(time);
            case Instant moment ->
                Long.toString(Math.addExact(
                        Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000));
            case Duration duration ->
                new BigDecimal(duration.getSeconds())
                        .multiply(BigDecimal.valueOf(1_000_000))
                        .add(BigDecimal.valueOf(duration.getNano() / 1_000))
                        .toPlainString();
            case List<?> items -> items.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    /** As JavaScript writes numbers; the digits alone are compared. */
    private static String number(double value) {
        return "number " + (value == 0 ? 0 : value);
    }

    private static List<String> run(String program) {
        NodeTools tools = NodeTools.installed();
        try {
            Files.createDirectories(FOLDER);
            Path support = Path.of("typescript-support").toAbsolutePath();
            link(FOLDER.resolve("src"), support.resolve("src"));
            link(FOLDER.resolve("node_modules"), tools.modules());
            Files.writeString(FOLDER.resolve("package.json"), "{\"type\":\"module\"}");
            Files.writeString(FOLDER.resolve("rules.js"), program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        NodeTools.Ended ended =
                tools.node(FOLDER, Map.of(), Stream.of("--preserve-symlinks", "--preserve-symlinks-main", "rules.js"));
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output()
                .lines()
                .map(line -> JsonText.node(line).textValue())
                .map(RuleCodeAgreementTest::comparable)
                .toList();
    }

    /** Numbers with a point or an exponent that are floats read back as the same double, however they are written. */
    private static String comparable(String text) {
        return text.startsWith("number ") ? number(Double.parseDouble(text.substring("number ".length()))) : text;
    }

    private static void link(Path link, Path target) throws IOException {
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, target);
        }
    }
}
