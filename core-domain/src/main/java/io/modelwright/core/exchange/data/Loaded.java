package io.modelwright.core.exchange.data;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.shared.Json;
import java.util.List;
import java.util.UUID;

/**
 * The records that rows became.
 *
 * @param entities in an order in which they can be created: targets before what points at them
 * @param notes rows and values that could not be carried over
 */
public record Loaded(List<EntityRecords> entities, List<Note> notes) {

    public Loaded {
        entities = List.copyOf(entities);
        notes = List.copyOf(notes);
    }

    /**
     * @param records in their wire form, each with its {@code id}
     * @param later references within circles, to be set when all records are there
     */
    public record EntityRecords(String entity, List<Json.JsonObject> records, List<Later> later) {
        public EntityRecords {
            records = List.copyOf(records);
            later = List.copyOf(later);
        }
    }

    /** A to-one relation of a record that is set when its target is there. */
    public record Later(UUID record, String relation, UUID target) {}

    public long count() {
        return entities.stream().mapToLong(entity -> entity.records().size()).sum();
    }
}
