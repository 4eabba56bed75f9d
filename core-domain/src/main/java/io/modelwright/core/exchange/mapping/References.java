package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceKey;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceReference;
import io.modelwright.core.exchange.source.SourceTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The references of a model that lead somewhere. Immutable once made. */
final class References {

    /** A reference whose columns all exist. */
    record Resolved(SourceTable from, SourceReference source, SourceTable target, List<String> targets) {

        List<String> columns() {
            return source.columns();
        }

        boolean isSelf() {
            return from.name().equals(target.name());
        }
    }

    private final Map<String, List<Resolved>> byTable;

    private References(Map<String, List<Resolved>> byTable) {
        this.byTable = byTable;
    }

    static References of(SourceModel model, List<Note> notes) {
        Map<String, SourceTable> tables = new HashMap<>();
        model.tables().forEach(table -> tables.put(table.name(), table));
        Map<String, List<Resolved>> byTable = new LinkedHashMap<>();
        for (SourceTable table : model.tables()) {
            Set<Set<String>> seen = new HashSet<>();
            List<Resolved> resolved = new ArrayList<>();
            for (SourceReference reference : table.references()) {
                SourceTable target = tables.get(reference.table());
                if (target == null) {
                    notes.add(Note.warning(
                            reference.line(),
                            "unknown-table",
                            "The reference of " + Note.quoted(table.name()) + " to " + Note.quoted(reference.table())
                                    + " stays a plain field: there is no such table."));
                } else if (!isSound(table, reference, target)) {
                    notes.add(Note.warning(
                            reference.line(),
                            "unknown-columns",
                            "A reference of " + Note.quoted(table.name()) + " names columns that are not there."));
                } else if (!seen.add(Set.copyOf(reference.columns()))) {
                    notes.add(Note.warning(
                            reference.line(),
                            "second-reference",
                            "The same columns of " + Note.quoted(table.name()) + " point at another table already: "
                                    + Note.quoted(reference.table()) + " is left out."));
                } else {
                    resolved.add(new Resolved(table, reference, target, targets(reference, target)));
                }
            }
            byTable.put(table.name(), resolved);
        }
        return new References(byTable);
    }

    private static List<String> targets(SourceReference reference, SourceTable target) {
        return reference.targets().isEmpty()
                ? target.primaryKey().map(SourceKey::columns).orElse(List.of())
                : reference.targets();
    }

    private static boolean isSound(SourceTable table, SourceReference reference, SourceTable target) {
        List<String> targets = targets(reference, target);
        return !targets.isEmpty()
                && targets.size() == reference.columns().size()
                && Set.copyOf(reference.columns()).size() == targets.size()
                && reference.columns().stream()
                        .allMatch(column -> table.find(column).isPresent())
                && targets.stream().allMatch(column -> target.find(column).isPresent());
    }

    List<Resolved> of(SourceTable table) {
        return byTable.getOrDefault(table.name(), List.of());
    }

    boolean isTarget(SourceTable table) {
        return byTable.values().stream()
                .flatMap(List::stream)
                .anyMatch(reference -> reference.target().name().equals(table.name()));
    }

    /** How many references lead from one table to the other. */
    long count(SourceTable from, SourceTable to) {
        return of(from).stream()
                .filter(reference -> reference.target().name().equals(to.name()))
                .count();
    }
}
