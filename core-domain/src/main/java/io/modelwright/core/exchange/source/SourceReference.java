package io.modelwright.core.exchange.source;

import io.modelwright.core.modeling.Relation.OnDelete;
import java.util.List;
import java.util.Optional;

/**
 * Columns that point at a row of a table.
 *
 * @param targets the columns that they equal there; none for its primary key
 * @param name what the foreign model calls the relation
 * @param inverse what it calls the other side
 */
public record SourceReference(
        List<String> columns,
        String table,
        List<String> targets,
        OnDelete onDelete,
        Optional<String> name,
        Optional<String> inverse,
        int line) {

    public SourceReference {
        columns = List.copyOf(columns);
        targets = List.copyOf(targets);
    }
}
