package io.modelwright.core.exchange.source;

import io.modelwright.core.exchange.Note;
import java.util.List;

/**
 * A foreign model.
 *
 * @param links relations that no column holds
 * @param rows what the tables contain, as far as the text says
 * @param notes what its reader could not carry over
 */
public record SourceModel(List<SourceTable> tables, List<SourceLink> links, List<SourceRows> rows, List<Note> notes) {

    public SourceModel {
        tables = List.copyOf(tables);
        links = List.copyOf(links);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    public boolean isEmpty() {
        return tables.isEmpty();
    }
}
