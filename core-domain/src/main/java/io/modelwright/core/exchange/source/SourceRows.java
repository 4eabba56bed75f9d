package io.modelwright.core.exchange.source;

import java.util.List;

/**
 * Rows of one table.
 *
 * @param columns what the cells belong to, in their order; none where the text says nothing: then all columns of the table
 */
public record SourceRows(String table, List<String> columns, List<Row> rows) {

    public SourceRows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param line where it begins */
    public record Row(int line, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** One value. */
    public sealed interface Cell {

        record Null() implements Cell {}

        /** What the table gives where no value is said. */
        record Default() implements Cell {}

        /** The value as text, whatever its type. */
        record Value(String text) implements Cell {}

        /** An expression whose value nobody knows before it runs. */
        record Unknown(String text) implements Cell {}
    }
}
