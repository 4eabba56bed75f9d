package io.modelwright.application.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordDecoder.Decoded;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driven.RecordStore.LoadQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a record refers to and its caller cannot see. To them the member reads as null, the set as one without those links, so
 * that a record that they send back as they read it must not lose what it did not show: it stays. Thread-safe.
 */
final class UnseenTargets {

    private final RecordStore store;

    UnseenTargets(RecordStore store) {
        this.store = store;
    }

    /**
     * @param after what is to be stored
     * @param faults ids that were sent although their sender cannot see the record: there is none for them
     */
    record Kept(StoredRecord after, List<Finding> faults) {}

    /** The record after a change, with all that it would lose unseen. */
    Fenced<Kept> keep(Call call, StoredRecord before, StoredRecord after, Decoded decoded) {
        Map<String, Set<UUID>> lost = new HashMap<>();
        for (Member.ToOne reference : references(call)) {
            if (before.value(reference.id()) instanceof UUID id && after.value(reference.id()) == null) {
                lost.computeIfAbsent(reference.target(), target -> new HashSet<>())
                        .add(id);
            }
        }
        for (Member.ToMany set : sets(call)) {
            if (after.links().containsKey(set.id())) {
                lost.computeIfAbsent(set.target(), target -> new HashSet<>()).addAll(links(before, set));
            }
        }
        Map<String, Set<UUID>> unseen = new HashMap<>();
        for (Map.Entry<String, Set<UUID>> targets : lost.entrySet()) {
            if (!(unseen(call, targets.getKey(), targets.getValue())
                    instanceof Fenced.Current<Set<UUID>>(Set<UUID> ids))) {
                return Fenced.stale();
            }
            unseen.put(targets.getKey(), ids);
        }
        return Fenced.current(kept(call, before, after, decoded, unseen));
    }

    private static Kept kept(
            Call call, StoredRecord before, StoredRecord after, Decoded decoded, Map<String, Set<UUID>> unseen) {
        Map<ElementId, Object> values = new HashMap<>(after.values());
        for (Member.ToOne reference : references(call)) {
            Object held = before.value(reference.id());
            if (held instanceof UUID id
                    && after.value(reference.id()) == null
                    && unseen.getOrDefault(reference.target(), Set.of()).contains(id)) {
                values.put(reference.id(), held);
            }
        }
        Map<ElementId, List<UUID>> links = new HashMap<>(after.links());
        List<Finding> faults = new ArrayList<>();
        for (Member.ToMany set : sets(call)) {
            Set<UUID> hidden = new LinkedHashSet<>(links(before, set));
            hidden.retainAll(unseen.getOrDefault(set.target(), Set.of()));
            if (decoded.links().getOrDefault(set.id(), List.of()).stream().anyMatch(hidden::contains)) {
                faults.add(WriteRefusals.unknownRecord(JsonPointer.ROOT.member(set.name())));
            }
            links.computeIfPresent(set.id(), (id, ids) -> {
                Set<UUID> all = new LinkedHashSet<>(ids);
                all.addAll(hidden);
                return List.copyOf(all);
            });
        }
        StoredRecord kept = new StoredRecord(
                after.id(),
                after.version(),
                after.createdAt(),
                after.createdBy(),
                after.updatedAt(),
                after.updatedBy(),
                values,
                links);
        return new Kept(kept, faults);
    }

    /** Which of those records the caller cannot read. */
    private Fenced<Set<UUID>> unseen(Call call, String target, Collection<UUID> ids) {
        Set<UUID> unseen = new HashSet<>(ids);
        if (ids.isEmpty()) {
            return Fenced.current(unseen);
        }
        EntityPlan entity = call.app().entity(target);
        Fenced<List<StoredRecord>> loaded = store.load(
                new LoadQuery(call.rights(), entity, call.fence(), call.context(), List.copyOf(ids), Set.of()));
        return switch (loaded) {
            case Fenced.Current<List<StoredRecord>>(List<StoredRecord> seen) -> {
                seen.forEach(record -> unseen.remove(record.id()));
                yield Fenced.current(unseen);
            }
            case Fenced.Stale<List<StoredRecord>> stale -> Fenced.stale();
        };
    }

    /** The to-one relations of the entity to records that the caller cannot all see. */
    private static List<Member.ToOne> references(Call call) {
        return call.entity().references().stream()
                .filter(reference -> !call.rights().reach(reference).isAll())
                .toList();
    }

    private static List<Member.ToMany> sets(Call call) {
        return call.entity().linkSets().stream()
                .filter(set -> !set.targetsUsers())
                .filter(set ->
                        !call.rights().of(set.target()).access(Action.READ).isAll())
                .toList();
    }

    private static List<UUID> links(StoredRecord record, Member.ToMany set) {
        return record.links().getOrDefault(set.id(), List.of());
    }
}
