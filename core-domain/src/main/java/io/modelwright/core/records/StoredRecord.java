package io.modelwright.core.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record as its columns hold it.
 *
 * @param version 1 for a new record, one more with each change
 * @param values by the id of the field or to-one relation; an absent key is an absent value. Types as {@link RecordCodec}
 *     lists them; formulas are not among them
 * @param links by the id of the manyToMany relation that starts at this entity; a key that is absent is not known
 */
public record StoredRecord(
        UUID id,
        long version,
        Instant createdAt,
        AccountId createdBy,
        Instant updatedAt,
        AccountId updatedBy,
        Map<ElementId, Object> values,
        Map<ElementId, List<UUID>> links) {

    public StoredRecord {
        values = Map.copyOf(values);
        links = Map.copyOf(links);
    }

    /** A record that is new at that time. */
    public static StoredRecord created(
            UUID id, Instant at, AccountId by, Map<ElementId, Object> values, Map<ElementId, List<UUID>> links) {
        return new StoredRecord(id, 1, at, by, at, by, values, links);
    }

    public @Nullable Object value(ElementId member) {
        return values.get(member);
    }

    /** The next version of this record, with those values and links in place of its own. */
    public StoredRecord changed(
            Instant at, AccountId by, Map<ElementId, Object> newValues, Map<ElementId, List<UUID>> newLinks) {
        Map<ElementId, List<UUID>> allLinks = new LinkedHashMap<>(links);
        allLinks.putAll(newLinks);
        return new StoredRecord(
                id, version + 1, createdAt, createdBy, at, by, newValues, Collections.unmodifiableMap(allLinks));
    }
}
