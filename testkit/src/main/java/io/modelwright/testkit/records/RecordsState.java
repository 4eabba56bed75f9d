package io.modelwright.testkit.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.files.driven.FileRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of one app, by entity. Not for use by several threads. */
final class RecordsState {

    private final Map<ElementId, TreeMap<UUID, StoredRecord>> entities = new HashMap<>();
    private final Map<ElementId, Long> numbers = new HashMap<>();
    private final List<JournalRow> journal = new ArrayList<>();
    private final FileRepository files;

    RecordsState(FileRepository files) {
        this.files = files;
    }

    /** What is known of the files that records refer to. */
    FileRepository files() {
        return files;
    }

    /** What the history keeps of one change. */
    record JournalRow(UUID record, long version, String action, Json delta) {}

    RecordsState copy() {
        RecordsState copy = new RecordsState(files);
        entities.forEach((entity, records) -> copy.entities.put(entity, new TreeMap<>(records)));
        copy.numbers.putAll(numbers);
        copy.journal.addAll(journal);
        return copy;
    }

    /** The records of that entity in the order of their ids. */
    Map<UUID, StoredRecord> of(EntityPlan entity) {
        return entities.computeIfAbsent(entity.id(), missing -> new TreeMap<>(Values.BY_BITS));
    }

    @Nullable StoredRecord find(EntityPlan entity, UUID id) {
        return of(entity).get(id);
    }

    long nextNumber(ElementId field) {
        return numbers.merge(field, 1L, Long::sum);
    }

    void note(JournalRow row) {
        journal.add(row);
    }

    List<JournalRow> journal() {
        return List.copyOf(journal);
    }
}
