package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.mapping.References.Resolved;
import io.modelwright.core.exchange.source.SourceColumn;
import io.modelwright.core.exchange.source.SourceKey;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.records.RecordDecoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the tables that only link two others, and which of the two the relation begins at. Immutable once made. */
final class JoinTables {

    /** A table that becomes a manyToMany relation of the table that {@code from} leads to. */
    record Join(SourceTable table, Resolved from, Resolved to) {}

    private final List<Join> joins;

    private JoinTables(List<Join> joins) {
        this.joins = List.copyOf(joins);
    }

    static JoinTables of(SourceModel model, References references, RowFacts facts) {
        List<Join> joins = new ArrayList<>();
        for (SourceTable table : model.tables()) {
            List<Resolved> two = references.of(table);
            boolean links = two.size() == 2 && !references.isTarget(table) && isOnlyLinks(table, two);
            boolean named = model.links().stream()
                    .anyMatch(link ->
                            link.from().equals(table.name()) || link.to().equals(table.name()));
            if (links && !named) {
                join(table, two.getFirst(), two.getLast(), facts).forEach(joins::add);
            }
        }
        // What a link would begin or end at has to be an entity.
        Set<String> names = new HashSet<>();
        joins.forEach(join -> names.add(join.table().name()));
        joins.removeIf(join -> names.contains(join.from().target().name())
                || names.contains(join.to().target().name()));
        return new JoinTables(joins);
    }

    private static boolean isOnlyLinks(SourceTable table, List<Resolved> two) {
        Set<String> linking = new HashSet<>();
        for (Resolved reference : two) {
            if (!reference.columns().stream().allMatch(linking::add) || isUnique(table, reference)) {
                return false;
            }
        }
        return table.checks().isEmpty()
                && table.columns().stream()
                        .allMatch(column -> linking.contains(column.name()) || isDrawnKey(table, column));
    }

    private static boolean isUnique(SourceTable table, Resolved reference) {
        Set<String> columns = Set.copyOf(reference.columns());
        return table.uniques().stream()
                        .anyMatch(key -> Set.copyOf(key.columns()).equals(columns))
                || table.primaryKey()
                        .filter(key -> Set.copyOf(key.columns()).equals(columns))
                        .isPresent();
    }

    private static boolean isDrawnKey(SourceTable table, SourceColumn column) {
        return column.generated()
                && table.primaryKey().map(SourceKey::columns).orElse(List.of()).equals(List.of(column.name()));
    }

    /** None where both sides have more links than a set may hold: it stays an entity. */
    private static List<Join> join(SourceTable table, Resolved first, Resolved second, RowFacts facts) {
        if (facts.mostFrequent(table, first.columns()) <= RecordDecoder.LINKS_MAX) {
            return List.of(new Join(table, first, second));
        }
        return facts.mostFrequent(table, second.columns()) <= RecordDecoder.LINKS_MAX
                ? List.of(new Join(table, second, first))
                : List.of();
    }

    boolean isJoin(String table) {
        return joins.stream().anyMatch(join -> join.table().name().equals(table));
    }

    List<Join> links() {
        return joins;
    }
}
