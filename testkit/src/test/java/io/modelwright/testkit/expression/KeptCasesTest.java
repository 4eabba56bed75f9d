package io.modelwright.testkit.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.core.expression.Compilation;
import io.modelwright.core.expression.Evaluator;
import io.modelwright.core.expression.Expectation;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Expressions;
import io.modelwright.core.records.WireValues;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the evaluator gives for expressions that were drawn, kept as a file for the evaluator of the user interface, which must give the
 * same. {@code -Dcases.write=true} writes it anew.
 */
class KeptCasesTest {

    private static final Path KEPT = Path.of("../ui/src/renderer/cel/agreement-cases.json");
    private static final int EXPRESSIONS = 400;
    private static final SampleRows ROWS = SampleRows.of(12, 20_270_131);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void keptCasesShouldBeWhatTheEvaluatorGives() throws IOException {
        String cases = cases();
        if (Boolean.getBoolean("cases.write")) {
            Files.writeString(KEPT, cases);
        }
        assertThat(KEPT).hasContent(cases);
    }

    private static String cases() throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.put("user", SampleRows.ALICE.toString());
        document.put("now", micros(SampleRows.NOW));
        document.put("today", SampleRows.TODAY.toString());
        ArrayNode rows = document.putArray("rows");
        ROWS.rows().forEach(row -> rows.add(record(row)));
        ArrayNode cases = document.putArray("cases");
        Sources sources = new Sources(new Random(7));
        for (int drawn = 0; cases.size() < EXPRESSIONS; drawn++) {
            int depth = 1 + drawn % 5;
            String source = drawn % 2 == 0 ? sources.any(depth) : sources.of(Sources.Type.BOOLEAN, depth);
            if (Expressions.compile(source, Sample.SCOPE, Expectation.ANY) instanceof Compilation.Compiled(Expr expr)) {
                ArrayNode one = cases.addArray().add(source);
                for (Map<String, Object> row : ROWS.rows()) {
                    one.add(written(Evaluator.evaluate(expr, ROWS.environment((UUID) row.get("id")))));
                }
            }
        }
        // A line for each, so that a change can be read.
        return JSON.writeValueAsString(document).replace("],[\"", "],\n[\"").replace("},{\"", "},\n{\"") + "\n";
    }

    /** A record as it is on the wire, by the names of its columns. */
    private static ObjectNode record(Map<String, Object> row) {
        ObjectNode record = JSON.createObjectNode();
        record.put("id", row.get("id").toString());
        for (SampleRows.Column column : SampleRows.COLUMNS) {
            record.set(column.name(), JSON.valueToTree(wire(row.get(column.name()))));
        }
        record.set("parent_id", JSON.valueToTree(wire(row.get("parent_id"))));
        return record;
    }

    private static @Nullable Object wire(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth;
            case Integer number -> number;
            case Double number -> number;
            case BigDecimal number -> number.toPlainString();
            case LocalTime time -> TIME.format(time);
            case Instant moment -> WireValues.dateTime(moment);
            case List<?> items -> items;
            default -> value.toString();
        };
    }

    private static String written(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> WireValues.plain(number);
            case Double number -> "number " + number;
            case LocalTime time -> TIME.format(time);
            case Instant moment -> micros(moment);
            case Duration duration ->
                new BigDecimal(duration.getSeconds())
                        .multiply(BigDecimal.valueOf(1_000_000))
                        .add(BigDecimal.valueOf(duration.getNano() / 1_000))
                        .toPlainString();
            case List<?> items -> items.stream().map(String::valueOf).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private static String micros(Instant moment) {
        return Long.toString(
                Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000));
    }
}
