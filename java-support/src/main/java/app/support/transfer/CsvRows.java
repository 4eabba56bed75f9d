package app.support.transfer;

import app.support.json.JsonBodies;
import app.support.json.JsonBody;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes CSV: a header at once, then a line for each row. An absent value is an empty cell, an empty text an empty cell in
 * quotes; lists and objects are JSON; secrets are left out. Texts pass {@link FormulaGuard}.
 */
final class CsvRows implements RowSink {

    private final OutputStream text;
    private final List<Column> columns;
    private final StringBuilder line = new StringBuilder();

    CsvRows(OutputStream text, List<Column> columns) throws IOException {
        this.text = text;
        this.columns = List.copyOf(columns);
        for (Column column : columns) {
            separate();
            quoteWhereNeeded(column.name());
        }
        endLine();
    }

    @Override
    public void row(JsonBody record) throws IOException {
        JsonNode members = JsonBodies.parse(record.toBytes());
        for (Column column : columns) {
            separate();
            cell(column, members.path(column.name()));
        }
        endLine();
    }

    private void separate() {
        if (!line.isEmpty()) {
            line.append(',');
        }
    }

    private void cell(Column column, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return;
        }
        switch (column.kind()) {
            case TEXT, NUMBER, BOOLEAN -> quoteWhereNeeded(scalar(value));
            case REFERENCE -> quoteWhereNeeded(scalar(id(value)));
            case JSON -> quoteWhereNeeded(value.toString());
            case SECRET -> {
                // Whether there is one is no value that an import could take.
            }
        }
    }

    private static JsonNode id(JsonNode value) {
        return value.has("id") ? value.get("id") : value;
    }

    private static String scalar(JsonNode value) {
        return value.isTextual() ? FormulaGuard.guard(value.textValue()) : value.asText();
    }

    private void quoteWhereNeeded(String cell) {
        boolean plain = !cell.isEmpty()
                && cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                && cell.strip().length() == cell.length();
        if (plain) {
            line.append(cell);
        } else {
            line.append('"').append(cell.replace("\"", "\"\"")).append('"');
        }
    }

    private void endLine() throws IOException {
        text.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        line.setLength(0);
    }
}
