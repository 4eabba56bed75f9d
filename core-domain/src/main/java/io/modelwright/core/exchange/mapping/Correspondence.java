package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.source.SourceTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the tables of a foreign model, so that their rows can follow. */
public record Correspondence(List<TableMap> tables, List<LinkMap> links) {

    public Correspondence {
        tables = List.copyOf(tables);
        links = List.copyOf(links);
    }

    /**
     * A table that became an entity.
     *
     * @param fields by column
     * @param key the columns that tell its rows apart; none where the table says nothing
     */
    public record TableMap(
            SourceTable table,
            String entity,
            Map<String, FieldMap> fields,
            List<ReferenceMap> references,
            List<String> key) {

        public TableMap {
            fields = Map.copyOf(fields);
            references = List.copyOf(references);
            key = List.copyOf(key);
        }
    }

    /**
     * The field that a column became.
     *
     * @param words the names of choices by the words of rows
     */
    public record FieldMap(String field, Map<String, String> words) {
        public FieldMap {
            words = Map.copyOf(words);
        }
    }

    /** The relation that columns became, which equal {@code targets} of the other table. */
    public record ReferenceMap(String relation, List<String> columns, String table, List<String> targets) {
        public ReferenceMap {
            columns = List.copyOf(columns);
            targets = List.copyOf(targets);
        }
    }

    /**
     * A table that became a manyToMany relation.
     *
     * @param entity that owns the relation
     * @param from to the rows of that entity
     * @param to to what they are linked with
     */
    public record LinkMap(SourceTable table, String entity, ReferenceMap from, ReferenceMap to) {}

    public Optional<TableMap> find(String table) {
        return tables.stream().filter(map -> map.table().name().equals(table)).findFirst();
    }
}
