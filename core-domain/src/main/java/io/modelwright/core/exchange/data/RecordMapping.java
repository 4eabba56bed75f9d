package io.modelwright.core.exchange.data;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.mapping.Correspondence;
import io.modelwright.core.exchange.mapping.Correspondence.LinkMap;
import io.modelwright.core.exchange.mapping.Correspondence.ReferenceMap;
import io.modelwright.core.exchange.mapping.Correspondence.TableMap;
import io.modelwright.core.exchange.mapping.Mapped;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.shared.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes records of the rows of a foreign model. A record's id follows from its table and key, so that the same rows always give
 * the same records; references are the ids of what they pointed at. Pure.
 */
public final class RecordMapping {

    private static final int REPORTED_MAX = 200;

    private final Mapped mapped;
    private final Function<String, Optional<Json>> json;
    private final Map<String, TableRows> tables = new HashMap<>();
    private final Map<String, List<Note>> reported = new LinkedHashMap<>();

    private RecordMapping(Mapped mapped, Function<String, Optional<Json>> json) {
        this.mapped = mapped;
        this.json = json;
    }

    /** @param json reads JSON text; empty where it is none */
    public static Loaded map(SourceModel source, Mapped mapped, Function<String, Optional<Json>> json) {
        RecordMapping mapping = new RecordMapping(mapped, json);
        for (TableMap table : mapped.correspondence().tables()) {
            mapping.tables.put(table.table().name(), TableRows.of(table.table(), table.key(), source, mapping::note));
        }
        return mapping.load(source);
    }

    private void note(Note note) {
        List<Note> alike = reported.computeIfAbsent(note.code(), code -> new ArrayList<>());
        if (alike.size() < REPORTED_MAX) {
            alike.add(note);
        }
    }

    private Loaded load(SourceModel source) {
        Map<String, Map<UUID, Json.JsonObject>> records = new LinkedHashMap<>();
        Map<String, List<Loaded.Later>> later = new HashMap<>();
        for (TableMap table : inOrder()) {
            records.put(table.entity(), entity(table, records.keySet(), later));
        }
        for (LinkMap link : mapped.correspondence().links()) {
            links(link, source, records);
        }
        List<Loaded.EntityRecords> loaded = new ArrayList<>();
        records.forEach((entity, all) -> loaded.add(
                new Loaded.EntityRecords(entity, List.copyOf(all.values()), later.getOrDefault(entity, List.of()))));
        List<Note> notes = new ArrayList<>();
        reported.values().forEach(notes::addAll);
        return new Loaded(loaded, notes.stream().sorted(Note.ORDER).toList());
    }

    /** Targets before what points at them, as far as there is such an order; owners of links after what they link to. */
    private List<TableMap> inOrder() {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        Correspondence all = mapped.correspondence();
        for (TableMap table : all.tables()) {
            Set<String> targets = new LinkedHashSet<>();
            table.references().forEach(reference -> targets.add(reference.table()));
            all.links().stream()
                    .filter(link -> link.entity().equals(table.entity()))
                    .forEach(link -> targets.add(link.to().table()));
            targets.remove(table.table().name());
            needs.put(table.table().name(), targets);
        }
        List<TableMap> order = new ArrayList<>();
        Set<String> done = new HashSet<>();
        while (order.size() < all.tables().size()) {
            Optional<TableMap> free = all.tables().stream()
                    .filter(table -> !done.contains(table.table().name())
                            && done.containsAll(needs.getOrDefault(table.table().name(), Set.of())))
                    .findFirst();
            TableMap next = free.or(() -> leastBound(done)).orElseThrow();
            done.add(next.table().name());
            order.add(next);
        }
        return order;
    }

    /** In a circle, the table none of whose required references waits for another one. */
    private Optional<TableMap> leastBound(Set<String> done) {
        List<TableMap> open = mapped.correspondence().tables().stream()
                .filter(table -> !done.contains(table.table().name()))
                .toList();
        return open.stream()
                .filter(table -> table.references().stream()
                        .noneMatch(reference ->
                                isRequired(table.entity(), reference.relation()) && !done.contains(reference.table())))
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    private Optional<Relation> relation(String entity, String name) {
        return mapped.design().relationsFrom(entity).stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst();
    }

    private boolean isRequired(String entity, String name) {
        return relation(entity, name).filter(Relation::required).isPresent();
    }

    private Map<UUID, Json.JsonObject> entity(
            TableMap table, Set<String> before, Map<String, List<Loaded.Later>> later) {
        Map<UUID, Json.JsonObject> records = new LinkedHashMap<>();
        TableRows rows = tables.get(table.table().name());
        RowValues values = new RowValues(mapped.design(), table, json, this::note);
        for (TableRows.KeyedRow row : rows == null ? List.<TableRows.KeyedRow>of() : rows.rows()) {
            Json.ObjectBuilder record = Json.object().put("id", row.id().toString());
            values.put(row, record);
            Set<String> missing = new LinkedHashSet<>();
            for (ReferenceMap reference : table.references()) {
                if (relation(table.entity(), reference.relation()).isEmpty()) {
                    continue;
                }
                Optional<UUID> target = target(reference, row);
                if (target.isEmpty()) {
                    if (isRequired(table.entity(), reference.relation())) {
                        missing.add(reference.relation());
                    }
                    continue;
                }
                boolean known = before.contains(entityOf(reference)) || records.containsKey(target.get());
                boolean isRequired = isRequired(table.entity(), reference.relation());
                if (known || isRequired) {
                    record.put(reference.relation(), target.get().toString());
                } else {
                    later.computeIfAbsent(table.entity(), entity -> new ArrayList<>())
                            .add(new Loaded.Later(row.id(), reference.relation(), target.get()));
                }
            }
            if (missing.isEmpty()) {
                records.put(row.id(), record.build());
            } else {
                note(Note.error(
                        row.line(),
                        "row-not-carried",
                        "A row of " + table.entity() + " is left out: it lacks " + String.join(", ", missing) + "."));
            }
        }
        return records;
    }

    private String entityOf(ReferenceMap reference) {
        return mapped.correspondence()
                .find(reference.table())
                .map(TableMap::entity)
                .orElse("");
    }

    /** The record that a row's columns point at; empty where they are empty or it is not there. */
    private Optional<UUID> target(ReferenceMap reference, TableRows.KeyedRow row) {
        List<Optional<String>> key =
                reference.columns().stream().map(row::value).toList();
        if (key.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        TableRows rows = tables.get(reference.table());
        Optional<UUID> found = rows == null
                ? Optional.empty()
                : rows.find(
                        reference.targets(),
                        key.stream().map(Optional::orElseThrow).toList());
        if (found.isEmpty()) {
            note(Note.warning(
                    row.line(),
                    "target-missing",
                    "There is no row of " + Note.quoted(reference.table()) + " for "
                            + Note.quoted(key.stream()
                                    .map(Optional::orElseThrow)
                                    .toList()
                                    .toString()) + "."));
        }
        return found;
    }

    private void links(LinkMap link, SourceModel source, Map<String, Map<UUID, Json.JsonObject>> records) {
        Map<UUID, Json.JsonObject> owners = records.get(link.entity());
        String relation = link.from().relation();
        if (owners == null || relation(link.entity(), relation).isEmpty()) {
            return;
        }
        Map<UUID, Set<UUID>> sets = new LinkedHashMap<>();
        TableRows rows = TableRows.of(link.table(), List.of(), source, this::note);
        for (TableRows.KeyedRow row : rows.rows()) {
            Optional<UUID> from = target(link.from(), row);
            Optional<UUID> to = target(link.to(), row);
            if (from.isPresent() && to.isPresent()) {
                sets.computeIfAbsent(from.get(), id -> new LinkedHashSet<>()).add(to.get());
            }
        }
        sets.forEach((owner, ids) -> {
            Json.JsonObject record = owners.get(owner);
            if (record != null) {
                Map<String, Json> members = new LinkedHashMap<>(record.members());
                members.put(
                        relation,
                        Json.array(ids.stream()
                                .<Json>map(id -> Json.of(id.toString()))
                                .toList()));
                owners.put(owner, new Json.JsonObject(members));
            }
        });
    }
}
