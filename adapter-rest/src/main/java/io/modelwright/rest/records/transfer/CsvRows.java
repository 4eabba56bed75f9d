package io.modelwright.rest.records.transfer;

import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driving.RecordTransfer.Column;
import io.modelwright.ports.records.driving.RecordTransfer.RowSink;
import io.modelwright.rest.json.JsonBodies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

    CsvRows(OutputStream text, List<Column> columns) {
        this.text = text;
        this.columns = List.copyOf(columns);
        for (Column column : columns) {
            separate();
            quoteWhereNeeded(column.name());
        }
        endLine();
    }

    @Override
    public void row(Json.JsonObject members) {
        for (Column column : columns) {
            separate();
            members.find(column.name()).ifPresent(value -> cell(column, value));
        }
        endLine();
    }

    private void separate() {
        if (!line.isEmpty()) {
            line.append(',');
        }
    }

    private void cell(Column column, Json value) {
        if (value == Json.JsonNull.NULL) {
            return;
        }
        switch (column.kind()) {
            case TEXT, NUMBER, BOOLEAN -> quoteWhereNeeded(scalar(value));
            case REFERENCE -> quoteWhereNeeded(scalar(id(value)));
            case JSON -> quoteWhereNeeded(json(value));
            case SECRET -> {
                // Whether there is one is no value that an import could take.
            }
        }
    }

    private static Json id(Json value) {
        return value instanceof Json.JsonObject object ? object.find("id").orElse(value) : value;
    }

    private static String scalar(Json value) {
        return switch (value) {
            case Json.JsonString(String content) -> FormulaGuard.guard(content);
            case Json.JsonNumber(var number) -> number.toString();
            case Json.JsonBoolean(boolean truth) -> Boolean.toString(truth);
            case Json.JsonNull absent -> "";
            case Json.JsonArray array -> json(array);
            case Json.JsonObject object -> json(object);
        };
    }

    private static String json(Json value) {
        return new String(JsonBodies.bytes(value), StandardCharsets.UTF_8);
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

    private void endLine() {
        try {
            text.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        line.setLength(0);
    }
}
