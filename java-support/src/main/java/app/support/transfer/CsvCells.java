package app.support.transfer;

import app.support.json.JsonBodies;
import app.support.problem.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a cell that is not empty means. What does not fit its column stays text, for the rules of records to refuse. */
final class CsvCells {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CsvCells() {}

    /** @throws ProblemException where a cell that should hold JSON does not */
    static JsonNode read(Column.Kind kind, String cell) {
        return switch (kind) {
            case TEXT, REFERENCE, SECRET -> NODES.textNode(FormulaGuard.unguard(cell));
            case NUMBER -> {
                String text = cell.strip();
                yield NUMBER.matcher(text).matches() ? NODES.numberNode(new BigDecimal(text)) : NODES.textNode(cell);
            }
            case BOOLEAN ->
                switch (cell.strip().toLowerCase(Locale.ROOT)) {
                    case "true" -> NODES.booleanNode(true);
                    case "false" -> NODES.booleanNode(false);
                    default -> NODES.textNode(cell);
                };
            case JSON -> JsonBodies.parse(cell);
        };
    }
}
