package io.modelwright.core.exchange.source;

import java.util.List;
import java.util.Optional;

/**
 * A table, or what the foreign language has in its place. Names are as written there; every reference is by the very name.
 *
 * @param line where it begins
 */
public record SourceTable(
        String name,
        int line,
        Optional<String> comment,
        List<SourceColumn> columns,
        Optional<SourceKey> primaryKey,
        List<SourceKey> uniques,
        List<SourceKey> indexes,
        List<SourceReference> references,
        List<SourceCheck> checks) {

    public SourceTable {
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        references = List.copyOf(references);
        checks = List.copyOf(checks);
    }

    /** A table without keys. */
    public static SourceTable plain(String name, int line, Optional<String> comment, List<SourceColumn> columns) {
        return new SourceTable(
                name, line, comment, columns, Optional.empty(), List.of(), List.of(), List.of(), List.of());
    }

    public Optional<SourceColumn> find(String column) {
        return columns.stream()
                .filter(candidate -> candidate.name().equals(column))
                .findFirst();
    }
}
