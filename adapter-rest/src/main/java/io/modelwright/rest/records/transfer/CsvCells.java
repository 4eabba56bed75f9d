package io.modelwright.rest.records.transfer;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driving.RecordTransfer.ColumnKind;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a cell that is not empty means. What does not fit its column stays text, for the rules of records to refuse. */
final class CsvCells {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?");

    private CsvCells() {}

    /** @throws ProblemException where a cell that should hold JSON does not */
    static Json read(ColumnKind kind, String cell) {
        return switch (kind) {
            case TEXT, REFERENCE, SECRET -> Json.of(FormulaGuard.unguard(cell));
            case NUMBER -> {
                String text = cell.strip();
                yield NUMBER.matcher(text).matches() ? new Json.JsonNumber(new BigDecimal(text)) : Json.of(cell);
            }
            case BOOLEAN ->
                switch (cell.strip().toLowerCase(Locale.ROOT)) {
                    case "true" -> Json.of(true);
                    case "false" -> Json.of(false);
                    default -> Json.of(cell);
                };
            case JSON -> JsonBodies.parse(cell.getBytes(StandardCharsets.UTF_8));
        };
    }
}
