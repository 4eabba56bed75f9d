package io.modelwright.application.records.history;

import io.modelwright.application.records.access.Standing;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.RecordDecoder;
import io.modelwright.core.records.RecordDecoder.Decoded;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.RightsBasis;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.ports.records.driven.RecordJournal;
import io.modelwright.ports.records.driven.RecordJournal.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A record as it is, with the way back. For one thread.
 *
 * @param last as it is, or as it was before it was deleted
 * @param present whether it is there
 * @param nextVersion the one that the next change would make
 * @param values what it holds now: nothing where it was deleted
 * @param walk back from here
 */
record RecordPast(
        EntityPlan entity,
        StoredRecord last,
        boolean present,
        long nextVersion,
        PastRecord values,
        JournalWalk walk,
        Visibility visibility) {

    static RecordPast ofPresent(
            RecordJournal journal, Standing standing, EntityPlan entity, StoredRecord record, RequestContext context) {
        return new RecordPast(
                entity,
                record,
                true,
                record.version() + 1,
                PastRecord.of(entity, record),
                new JournalWalk(journal, standing.app().id(), record.id(), record.version() + 1),
                new Visibility(standing, entity, record, context));
    }

    /** Empty where there was none, or none that the caller could read if it were back as it was. */
    static Optional<RecordPast> ofDeleted(
            RecordJournal journal, Standing standing, EntityPlan entity, UUID id, RequestContext context) {
        JournalWalk scout = new JournalWalk(journal, standing.app().id(), id, Long.MAX_VALUE);
        Optional<Entry> newest = scout.peek();
        boolean deleted = newest.filter(entry ->
                        entry.action().equals("delete") && entry.entity().equals(entity.id()))
                .isPresent();
        if (!deleted) {
            return Optional.empty();
        }
        Entry deletion = newest.get();
        PastRecord values = PastRecord.absent(entity);
        values.undo(deletion);
        Optional<Entry> creation = creation(scout);
        // Without its creation nobody can say whose record it was: then only those who read all of them see it.
        boolean readsAll = standing.rights().of(entity).access(Action.READ).isAll();
        if (creation.isEmpty() && !readsAll) {
            return Optional.empty();
        }
        StoredRecord last = last(standing, entity, id, deletion, creation.orElse(deletion), values);
        Visibility visibility = new Visibility(standing, entity, last, context);
        if (!visibility.showsRecord()) {
            return Optional.empty();
        }
        return Optional.of(new RecordPast(
                entity,
                last,
                false,
                deletion.version() + 1,
                PastRecord.absent(entity),
                new JournalWalk(journal, standing.app().id(), id, deletion.version() + 1),
                visibility));
    }

    private static Optional<Entry> creation(JournalWalk scout) {
        Optional<Entry> oldest = Optional.empty();
        for (Optional<Entry> next = scout.peek(); next.isPresent(); next = scout.peek()) {
            oldest = next;
            scout.advance();
        }
        return oldest.filter(entry -> entry.action().equals("create") && entry.version() == 1);
    }

    private static StoredRecord last(
            Standing standing, EntityPlan entity, UUID id, Entry deletion, Entry creation, PastRecord values) {
        Json.ObjectBuilder members = Json.object();
        values.values().forEach((member, value) -> {
            if (value != Json.JsonNull.NULL) {
                members.put(member.name(), value);
            }
        });
        // Values that today's design does not take any more are left out.
        Decoded decoded = RecordDecoder.decode(
                entity,
                standing.live().rights(RightsBasis.Workspace.EVERYTHING).of(entity),
                Action.CREATE,
                members.build(),
                JsonPointer.ROOT);
        Map<ElementId, Object> stored = new HashMap<>();
        decoded.values().forEach((member, value) -> value.ifPresent(given -> stored.put(member, given)));
        return new StoredRecord(
                id,
                deletion.version(),
                creation.at(),
                creation.actor(),
                deletion.at(),
                deletion.actor(),
                stored,
                decoded.links());
    }

    /** The values that the caller may see, by member. */
    Map<Member, Json> shown() {
        Map<Member, Json> shown = new HashMap<>();
        values.values().forEach((member, value) -> {
            if (visibility.shows(member)) {
                shown.put(member, value);
            }
        });
        return shown;
    }
}
