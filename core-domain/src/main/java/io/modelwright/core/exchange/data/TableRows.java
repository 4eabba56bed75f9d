package io.modelwright.core.exchange.data;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceRows;
import io.modelwright.core.exchange.source.SourceRows.Cell;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.shared.Uuids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The rows of one table, each with the id that its record gets. Not for use by several threads. */
final class TableRows {

    /** All keys of tables that were imported lie in this name space. */
    private static final UUID NAMESPACE = UUID.fromString("5b0f5a52-8a0e-5d43-9d0e-6f6f6a3d7c11");

    /** @param cells by column; what is not there, or said to be absent, is empty */
    record KeyedRow(UUID id, int line, Map<String, Cell> cells) {

        /** The value as text, where there is one. */
        Optional<String> value(String column) {
            return cells.get(column) instanceof Cell.Value(String text) ? Optional.of(text) : Optional.empty();
        }
    }

    private final List<KeyedRow> rows = new ArrayList<>();
    private final Map<List<String>, Map<List<String>, UUID>> indexes = new HashMap<>();

    private TableRows() {}

    static TableRows of(SourceTable table, List<String> key, SourceModel source, Consumer<Note> notes) {
        TableRows all = new TableRows();
        Map<UUID, Integer> seen = new HashMap<>();
        Counter counter = new Counter();
        for (SourceRows some : source.rows()) {
            if (!some.table().equals(table.name())) {
                continue;
            }
            List<String> columns = some.columns().isEmpty()
                    ? table.columns().stream().map(SourceColumn::name).toList()
                    : some.columns();
            for (SourceRows.Row row : some.rows()) {
                Map<String, Cell> cells = cells(table, columns, row, counter);
                UUID id = id(table, key, cells, all.rows.size());
                Integer before = seen.putIfAbsent(id, row.line());
                if (before != null) {
                    notes.accept(Note.warning(
                            row.line(),
                            "key-twice",
                            "A row of " + Note.quoted(table.name()) + " has the key of the one in line " + before
                                    + " and is left out."));
                } else {
                    all.rows.add(new KeyedRow(id, row.line(), cells));
                }
            }
        }
        return all;
    }

    /** Numbers what the database would have numbered. */
    private static final class Counter {
        private final Map<String, Long> last = new HashMap<>();

        String next(String column) {
            return Long.toString(last.merge(column, 1L, Long::sum));
        }

        void saw(String column, String text) {
            if (text.matches("[0-9]{1,15}")) {
                last.merge(column, Long.parseLong(text), Math::max);
            }
        }
    }

    private static Map<String, Cell> cells(
            SourceTable table, List<String> columns, SourceRows.Row row, Counter counter) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
            cells.put(columns.get(i), row.cells().get(i));
        }
        for (SourceColumn column : table.columns()) {
            Cell cell = cells.getOrDefault(column.name(), new Cell.Default());
            if (cell instanceof Cell.Default) {
                cells.put(
                        column.name(),
                        column.generated()
                                ? new Cell.Value(counter.next(column.name()))
                                : column.defaultValue()
                                        .<Cell>map(Cell.Value::new)
                                        .orElse(new Cell.Null()));
            } else if (column.generated() && cell instanceof Cell.Value(String text)) {
                counter.saw(column.name(), text);
            }
        }
        return cells;
    }

    private static UUID id(SourceTable table, List<String> key, Map<String, Cell> cells, int number) {
        StringBuilder name = new StringBuilder(table.name());
        for (String column : key) {
            Cell cell = cells.getOrDefault(column, new Cell.Null());
            String text = cell instanceof Cell.Value(String value) ? value : "";
            name.append('\u0000').append(text.length()).append('\u0000').append(text);
        }
        return Uuids.named(NAMESPACE, key.isEmpty() ? name + "\u0001" + number : name.toString());
    }

    List<KeyedRow> rows() {
        return rows;
    }

    /** The row whose columns have these values. */
    Optional<UUID> find(List<String> columns, List<String> key) {
        return Optional.ofNullable(indexes.computeIfAbsent(columns, this::index).get(key));
    }

    private Map<List<String>, UUID> index(List<String> columns) {
        Map<List<String>, UUID> index = new HashMap<>();
        for (KeyedRow row : rows) {
            List<Optional<String>> values = columns.stream().map(row::value).toList();
            if (values.stream().allMatch(Optional::isPresent)) {
                index.putIfAbsent(values.stream().map(Optional::orElseThrow).toList(), row.id());
            }
        }
        return index;
    }
}
