package io.modelwright.application.records.events;

import io.modelwright.application.records.access.RecordAccess;
import io.modelwright.application.records.access.Staleness;
import io.modelwright.application.records.access.Standing;
import io.modelwright.core.apps.App;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.records.Access;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordChanges.Change;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.ports.records.driving.RecordEvents.Action;
import io.modelwright.ports.records.driving.RecordEvents.Changed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Decides which changes somebody may know of. Where they may read every record of the entity, all of them; where a condition
 * limits what they read, those whose record they can read now, which the store is asked. The deletion of a record that a
 * condition might have hidden is not shown: whether it could be read is no longer known.
 */
final class ChangeVisibility {

    private final RecordAccess access;
    private final RecordStore records;
    private final InstantSource clock;

    ChangeVisibility(RecordAccess access, RecordStore records, InstantSource clock) {
        this.access = access;
        this.records = records;
        this.clock = clock;
    }

    Outcome<App> appOf(Principal principal, String app) {
        return access.standing(principal, app).map(Standing::app);
    }

    /**
     * The visible ones in their order; empty where the app is not theirs to see any more.
     *
     * @throws io.modelwright.ports.failure.StoreUnavailable where the app changes faster than it can be loaded
     */
    Optional<List<Changed>> visible(Principal principal, App app, List<Change> changes) {
        if (changes.isEmpty()) {
            return Optional.of(List.of());
        }
        String id = app.id().toString();
        return valueOf(access.standing(principal, id))
                .filter(access::isCurrent)
                .flatMap(standing -> shown(standing, changes))
                .or(() -> freshlyShown(principal, id, changes));
    }

    private Optional<List<Changed>> freshlyShown(Principal principal, String app, List<Change> changes) {
        Outcome<Standing> fresh = access.freshStanding(principal, app);
        // Stale twice: to leave these changes out would lose them without a trace.
        return valueOf(fresh)
                .map(standing ->
                        shown(standing, changes).orElseThrow(() -> Staleness.after(fresh, access, principal, app)));
    }

    private static Optional<Standing> valueOf(Outcome<Standing> outcome) {
        return switch (outcome) {
            case Outcome.Done<Standing>(Standing standing) -> Optional.of(standing);
            case Outcome.Refused<Standing> refused -> Optional.empty();
        };
    }

    /** Empty where the fence was stale. */
    private Optional<List<Changed>> shown(Standing standing, List<Change> changes) {
        Map<UUID, EntityPlan> asked = new HashMap<>();
        for (Change change : changes) {
            plan(standing, change)
                    .filter(entity -> readable(standing, entity) instanceof Access.Where)
                    .ifPresent(entity -> asked.put(change.record(), entity));
        }
        Optional<Set<UUID>> found = readable(standing, asked);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Changed> shown = new ArrayList<>();
        for (Change change : changes) {
            Optional<EntityPlan> entity = plan(standing, change);
            if (entity.isPresent() && isShown(standing, entity.get(), change, found.get())) {
                shown.add(changed(change, entity.get()));
            }
        }
        return Optional.of(shown);
    }

    private static boolean isShown(Standing standing, EntityPlan entity, Change change, Set<UUID> found) {
        return switch (readable(standing, entity)) {
            case Access.Fixed fixed -> fixed.isAll();
            case Access.Where where -> action(change) != Action.DELETED && found.contains(change.record());
        };
    }

    private Optional<Set<UUID>> readable(Standing standing, Map<UUID, EntityPlan> asked) {
        Map<EntityPlan, List<UUID>> byEntity = new HashMap<>();
        asked.forEach((record, entity) ->
                byEntity.computeIfAbsent(entity, first -> new ArrayList<>()).add(record));
        RequestContext context = standing.context(clock.instant());
        Set<UUID> found = new HashSet<>();
        for (Map.Entry<EntityPlan, List<UUID>> entity : byEntity.entrySet()) {
            Fenced<List<StoredRecord>> loaded = records.load(new RecordStore.LoadQuery(
                    standing.rights(), entity.getKey(), standing.fence(), context, entity.getValue(), Set.of()));
            switch (loaded) {
                case Fenced.Current<List<StoredRecord>>(List<StoredRecord> present) ->
                    present.forEach(record -> found.add(record.id()));
                case Fenced.Stale<List<StoredRecord>> stale -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(found);
    }

    private static Access readable(Standing standing, EntityPlan entity) {
        return standing.rights().of(entity).access(Permission.Action.READ);
    }

    private static Optional<EntityPlan> plan(Standing standing, Change change) {
        return standing.live().find(change.entity().toString());
    }

    private static Changed changed(Change change, EntityPlan entity) {
        return new Changed(
                Long.toString(change.place()),
                entity.name(),
                change.record(),
                change.version(),
                action(change),
                change.at(),
                change.actor());
    }

    private static Action action(Change change) {
        return switch (change.kind()) {
            case "record.create" -> Action.CREATED;
            case "record.update" -> Action.UPDATED;
            case "record.delete" -> Action.DELETED;
            default -> throw new IllegalStateException("a record change of the unknown kind " + change.kind());
        };
    }
}
