package io.modelwright.imports.sql;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceReference;
import io.modelwright.core.exchange.source.SourceRows;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.imports.sql.TableBuilder.ColumnBuilder;
import io.modelwright.imports.sql.TableBuilder.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a script has defined so far. Not for use by several threads. */
final class Catalog {

    /** A type that the script defines over another one. */
    record Domain(ColumnBuilder shape, List<String> checks) {}

    private final Map<String, TableBuilder> tables = new LinkedHashMap<>();
    private final Map<String, List<String>> enums = new HashMap<>();
    private final Map<String, Domain> domains = new HashMap<>();
    private final List<SourceRows> rows = new ArrayList<>();
    private final List<Note> notes;

    Catalog(List<Note> notes) {
        this.notes = notes;
    }

    void add(QualifiedName name, TableBuilder table) {
        if (tables.containsKey(name.key())) {
            notes.add(Note.warning(
                    table.line, "defined-twice", "The table " + Note.quoted(name.toString()) + " is defined again."));
            return;
        }
        boolean taken = tables.values().stream().anyMatch(known -> known.name.equals(table.name));
        if (taken) {
            table.name = name.key().replace('.', '_');
        }
        tables.put(name.key(), table);
    }

    /** The table of that name; names without a schema, or in another case, find one too. */
    Optional<TableBuilder> find(QualifiedName name) {
        return Optional.ofNullable(tables.get(name.key()))
                .or(() -> first(known -> known.equalsIgnoreCase(name.key())))
                .or(() -> first(known -> lastPart(known).equalsIgnoreCase(name.last())));
    }

    private Optional<TableBuilder> first(java.util.function.Predicate<String> fits) {
        return tables.entrySet().stream()
                .filter(entry -> fits.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    void drop(QualifiedName name) {
        find(name).ifPresent(gone -> tables.values().removeIf(table -> table == gone));
    }

    void addEnum(QualifiedName name, List<String> words) {
        enums.put(name.last().toLowerCase(Locale.ROOT), List.copyOf(words));
    }

    Optional<List<String>> findEnum(String type) {
        return Optional.ofNullable(enums.get(type.toLowerCase(Locale.ROOT)));
    }

    void addDomain(QualifiedName name, Domain domain) {
        domains.put(name.last().toLowerCase(Locale.ROOT), domain);
    }

    Optional<Domain> findDomain(String type) {
        return Optional.ofNullable(domains.get(type.toLowerCase(Locale.ROOT)));
    }

    void addRows(SourceRows more) {
        if (!more.rows().isEmpty()) {
            rows.add(more);
        }
    }

    SourceModel model() {
        List<SourceTable> built = new ArrayList<>();
        for (TableBuilder table : tables.values()) {
            if (table.columns.isEmpty()) {
                notes.add(Note.warning(
                        table.line,
                        "no-columns",
                        "The table " + Note.quoted(table.name) + " has no columns to carry."));
            } else {
                built.add(table.build(table.pointers.stream()
                        .map(pointer -> reference(table, pointer))
                        .toList()));
            }
        }
        Set<String> names = new HashSet<>();
        built.forEach(table -> names.add(table.name()));
        return new SourceModel(
                built,
                List.of(),
                rows.stream().filter(some -> names.contains(some.table())).toList(),
                notes);
    }

    private SourceReference reference(TableBuilder table, Pointer pointer) {
        Optional<TableBuilder> target = find(pointer.table());
        return new SourceReference(
                table.resolved(pointer.columns()),
                target.map(known -> known.name).orElse(pointer.table().toString()),
                target.map(known -> known.resolved(pointer.targets())).orElse(pointer.targets()),
                pointer.onDelete(),
                Optional.empty(),
                Optional.empty(),
                pointer.line());
    }

    /** What a type is where the script itself defines it. */
    Optional<SourceType> defined(String type, boolean list) {
        return findEnum(type).map(words -> SourceType.Words.of(words, list));
    }
}
