package io.modelwright.imports.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceKey;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceRows;
import io.modelwright.core.exchange.source.SourceRows.Cell;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.imports.text.Stopped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one table: the first line names its columns, the values tell their types. Not for use by several threads. */
public final class CsvReader {

    private static final String SEPARATORS = ",;\t|";
    private static final int COLUMNS_MAX = 1_000;

    private final String text;
    private final String table;
    private final List<Note> notes = new ArrayList<>();

    /** @param table the name of the entity */
    public CsvReader(String text, String table) {
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.table = table;
    }

    public SourceModel read() {
        List<CsvRecord> records = new ArrayList<>();
        try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder()
                .fieldSeparator(separator())
                .ofCsvRecord(text)) {
            reader.forEach(row -> {
                Stopped.check();
                records.add(row);
            });
        } catch (CsvParseException | java.io.UncheckedIOException e) {
            notes.add(Note.error(
                    records.size() + 1,
                    "unreadable",
                    "This is no CSV: a quote is not closed, or a value is too long."));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        if (records.isEmpty()) {
            return new SourceModel(List.of(), List.of(), List.of(), notes);
        }
        List<String> names = names(records.getFirst());
        List<CsvRecord> rows = records.subList(1, records.size());
        rows.stream()
                .filter(row -> row.getFieldCount() != names.size())
                .limit(100)
                .forEach(row -> notes.add(Note.warning(
                        (int) row.getStartingLineNumber(),
                        "values-missing",
                        "This line has " + row.getFieldCount() + " values, and the first one names " + names.size()
                                + ".")));
        List<SourceColumn> columns = new ArrayList<>();
        List<SourceKey> uniques = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Stopped.check();
            Inference inferred = Inference.of(names.get(i), values(rows, i));
            columns.add(SourceColumn.of(names.get(i), 1, inferred.type(), inferred.hasGaps()));
            inferred.remark().ifPresent(remark -> notes.add(Note.info(1, "type-inferred", remark)));
            if (inferred.isKey()) {
                uniques.add(new SourceKey(List.of(names.get(i)), 1));
            }
        }
        SourceTable made = new SourceTable(
                table, 1, Optional.empty(), columns, Optional.empty(), uniques, List.of(), List.of(), List.of());
        return new SourceModel(
                List.of(made), List.of(), List.of(new SourceRows(table, names, cells(rows, names))), notes);
    }

    /** The one of the usual separators that the first line has most of. */
    private char separator() {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char separator = SEPARATORS.charAt(i);
            long count = first.chars().filter(c -> c == separator).count();
            if (count > most) {
                best = separator;
                most = count;
            }
        }
        return best;
    }

    private List<String> names(CsvRecord header) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String written : header.getFields()) {
            if (names.size() < COLUMNS_MAX) {
                String base = written.isBlank() ? "column" + (names.size() + 1) : written.strip();
                String name = base;
                for (int number = 2; !seen.add(name); number++) {
                    name = base + " " + number;
                }
                names.add(name);
            }
        }
        return names;
    }

    private static List<String> values(List<CsvRecord> rows, int column) {
        return rows.stream()
                .map(row -> column < row.getFieldCount() ? row.getField(column) : "")
                .toList();
    }

    private static List<SourceRows.Row> cells(List<CsvRecord> rows, List<String> names) {
        List<SourceRows.Row> all = new ArrayList<>();
        for (CsvRecord row : rows) {
            Stopped.check();
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                String value = i < row.getFieldCount() ? row.getField(i) : "";
                cells.add(value.isEmpty() ? new Cell.Null() : new Cell.Value(value));
            }
            all.add(new SourceRows.Row((int) row.getStartingLineNumber(), cells));
        }
        return all;
    }
}
