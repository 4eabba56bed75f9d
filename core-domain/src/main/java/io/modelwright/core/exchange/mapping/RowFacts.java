package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceRows;
import io.modelwright.core.exchange.source.SourceRows.Cell;
import io.modelwright.core.exchange.source.SourceTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the rows of a model tell about its columns. Not for use by several threads. */
final class RowFacts {

    private final Map<String, List<SourceRows>> byTable = new HashMap<>();

    RowFacts(SourceModel model) {
        model.rows()
                .forEach(rows -> byTable.computeIfAbsent(rows.table(), name -> new java.util.ArrayList<>())
                        .add(rows));
    }

    /** The length of the longest value; 0 where there is none. */
    int longest(SourceTable table, String column) {
        return values(table, column)
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
    }

    boolean hasLines(SourceTable table, String column) {
        return values(table, column).anyMatch(text -> text.indexOf('\n') >= 0);
    }

    /** How many rows the most frequent combination of these columns has. */
    int mostFrequent(SourceTable table, List<String> columns) {
        Map<List<Cell>, Integer> counts = new HashMap<>();
        int most = 0;
        for (SourceRows rows : byTable.getOrDefault(table.name(), List.of())) {
            List<Integer> places =
                    columns.stream().map(column -> place(table, rows, column)).toList();
            for (SourceRows.Row row : rows.rows()) {
                if (places.stream()
                        .allMatch(place -> place >= 0 && place < row.cells().size())) {
                    List<Cell> key = places.stream().map(row.cells()::get).toList();
                    most = Math.max(most, counts.merge(key, 1, Integer::sum));
                }
            }
        }
        return most;
    }

    private Stream<String> values(SourceTable table, String column) {
        return byTable.getOrDefault(table.name(), List.of()).stream().flatMap(rows -> {
            int place = place(table, rows, column);
            return rows.rows().stream()
                    .filter(row -> place >= 0 && place < row.cells().size())
                    .map(row -> row.cells().get(place))
                    .filter(Cell.Value.class::isInstance)
                    .map(cell -> ((Cell.Value) cell).text());
        });
    }

    private static int place(SourceTable table, SourceRows rows, String column) {
        return rows.columns().isEmpty()
                ? table.columns().stream().map(known -> known.name()).toList().indexOf(column)
                : rows.columns().indexOf(column);
    }
}
