package app.support.records;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record by the names of its members.
 *
 * @param version 1 for a new record, one more with each change
 * @param values by the name of the field or to-one relation; an absent key is an absent value. Formulas are not among them
 * @param links by the name of the manyToMany relation that starts at this entity
 */
public record RecordData(
        UUID id,
        long version,
        Instant createdAt,
        UUID createdBy,
        Instant updatedAt,
        UUID updatedBy,
        Map<String, Object> values,
        Map<String, List<UUID>> links) {

    public RecordData {
        values = Map.copyOf(values);
        links = Map.copyOf(links);
    }

    /** A record that is new at that time. */
    public static RecordData created(
            UUID id, Instant at, UUID by, Map<String, Object> values, Map<String, List<UUID>> links) {
        return new RecordData(id, 1, at, by, at, by, values, links);
    }

    public @Nullable Object value(String member) {
        return values.get(member);
    }

    /** The value of a member, of the type that its kind has. */
    public <T> @Nullable T value(String member, Class<T> type) {
        return type.cast(values.get(member));
    }

    /** The texts of a multiChoice. */
    public @Nullable List<String> texts(String member) {
        return values.get(member) instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : null;
    }

    /** The ids that a manyToMany relation links to. */
    public List<UUID> links(String relation) {
        return links.getOrDefault(relation, List.of());
    }

    /** The same with another value; null takes it away. */
    public RecordData with(String member, @Nullable Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        if (value == null) {
            changed.remove(member);
        } else {
            changed.put(member, value);
        }
        return new RecordData(id, version, createdAt, createdBy, updatedAt, updatedBy, changed, links);
    }

    /** The next version of this record, with those values and links in place of its own. */
    public RecordData changed(Instant at, UUID by, Map<String, Object> newValues, Map<String, List<UUID>> newLinks) {
        Map<String, List<UUID>> allLinks = new LinkedHashMap<>(links);
        allLinks.putAll(newLinks);
        return new RecordData(
                id, version + 1, createdAt, createdBy, at, by, newValues, Collections.unmodifiableMap(allLinks));
    }
}
