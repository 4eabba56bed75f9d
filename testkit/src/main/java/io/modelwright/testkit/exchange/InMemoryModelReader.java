package io.modelwright.testkit.exchange;

import io.modelwright.core.exchange.ImportFormat;
import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import io.modelwright.ports.exchange.driven.ModelReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one small language in the place of all formats: each line is a table, {@code artist: id, name}; of CSV the first line
 * has the columns of the one table. Blank lines say nothing, all others are noted.
 */
public final class InMemoryModelReader implements ModelReader {

    private static final Pattern TABLE = Pattern.compile("[A-Za-z]+: [A-Za-z]+(, [A-Za-z]+)*");
    private static final Pattern COLUMNS = Pattern.compile("[A-Za-z]+(,[A-Za-z]+)*");

    private final int linesMax;

    /** @param linesMax more are more than anybody would wait for */
    public InMemoryModelReader(int linesMax) {
        this.linesMax = linesMax;
    }

    @Override
    public Outcome<SourceModel> read(ImportFormat format, String text, String name) {
        if (format == ImportFormat.DESIGN) {
            throw new IllegalArgumentException("a design is no foreign model");
        }
        if (text.length() > TEXT_MAX) {
            return Outcome.refused(new Refusal.TooLarge("import-too-large", "The text is too long."));
        }
        List<String> lines = text.lines().toList();
        if (lines.size() > linesMax) {
            return Outcome.refused(
                    new Refusal.Invalid("import-too-complex", "Reading this takes too long.", List.of()));
        }
        List<SourceTable> tables = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        if (format == ImportFormat.CSV) {
            lines.stream()
                    .findFirst()
                    .filter(first -> COLUMNS.matcher(first).matches())
                    .ifPresent(first -> tables.add(table(name, 1, first.split(",", -1))));
            return Outcome.done(new SourceModel(tables, List.of(), List.of(), notes));
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (TABLE.matcher(line).matches()) {
                String[] parts = line.split(": ", -1);
                tables.add(table(parts[0], i + 1, parts[1].split(", ", -1)));
            } else if (!line.isBlank()) {
                notes.add(Note.error(i + 1, "unreadable", "This line cannot be read."));
            }
        }
        return Outcome.done(new SourceModel(tables, List.of(), List.of(), notes));
    }

    private static SourceTable table(String name, int line, String... columns) {
        return SourceTable.plain(
                name,
                line,
                Optional.empty(),
                Arrays.stream(columns)
                        .map(column -> SourceColumn.of(column, line, new SourceType.OpenText(), true))
                        .toList());
    }
}
