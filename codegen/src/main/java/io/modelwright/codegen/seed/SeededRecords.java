package io.modelwright.codegen.seed;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.RecordEnvironment;
import io.modelwright.core.records.StoredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records that were made so far, and what of them must not come again. For one thread. */
final class SeededRecords implements RecordEnvironment.Related {

    private final Map<UUID, StoredRecord> byId = new HashMap<>();
    private final Map<String, List<UUID>> byEntity = new HashMap<>();
    private final Map<ElementId, Set<Object>> taken = new HashMap<>();

    void keep(String entity, StoredRecord record, Map<ElementId, Object> keys) {
        byId.put(record.id(), record);
        byEntity.computeIfAbsent(entity, missing -> new ArrayList<>()).add(record.id());
        keys.forEach((key, value) ->
                taken.computeIfAbsent(key, missing -> new HashSet<>()).add(value));
    }

    boolean isTaken(ElementId key, Object value) {
        return taken.getOrDefault(key, Set.of()).contains(value);
    }

    /** Any record of the entity; those that came first have more others referring to them, as in life. */
    @Nullable UUID any(String entity, Random random) {
        List<UUID> ids = byEntity.getOrDefault(entity, List.of());
        if (ids.isEmpty()) {
            return null;
        }
        double skewed = random.nextDouble() * (0.4 + 0.6 * random.nextDouble());
        return ids.get((int) (skewed * ids.size()));
    }

    /** A record of the entity that nothing refers to by that relation yet. */
    @Nullable UUID free(String entity, ElementId relation) {
        return byEntity.getOrDefault(entity, List.of()).stream()
                .filter(id -> !isTaken(relation, id))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable StoredRecord follow(Relation relation, UUID id) {
        return byId.get(id);
    }
}
