package io.modelwright.ports.records.driven;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.AggregatePlan;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.Explanation;
import io.modelwright.core.records.Fence;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.ReadPlan;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.RecordRights;
import io.modelwright.core.records.RelatedCursors;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The records of published apps. Every verb checks the fence of its query in the statement that does the work: where the
 * app has moved on, it answers {@link Fenced.Stale}, having changed nothing, and the caller reloads. Reads show what the
 * rights of their plan let them see and nothing else, in one snapshot per statement; they are not repeatable beyond it.
 * Safe for many threads; {@code StoreUnavailable} where the store is away or does not answer in time.
 */
public interface RecordStore {

    /**
     * One page in the order of the plan.
     *
     * @param after the keys of the record behind which the page begins, one for each key of the order; empty for the first
     *     page. A null key is an absent value
     * @param count whether the number of all matching records is wanted
     */
    record ListQuery(
            ReadPlan plan,
            Fence fence,
            RequestContext context,
            RelatedCursors related,
            int limit,
            List<? extends @Nullable Object> after,
            boolean count) {}

    /**
     * @param items a JSON array of the records
     * @param next the keys of the last record where more follow, else empty
     */
    record ListedPage(JsonBody items, List<? extends @Nullable Object> next, OptionalLong total) {}

    /** Where a to-many member of a read begins: behind that record. */
    record RelatedAfter(Member.ToMany member, UUID record) {}

    /** One record by its id; its to-many members begin at their start but for one. */
    record ReadQuery(
            ReadPlan plan,
            Fence fence,
            RequestContext context,
            RelatedCursors related,
            UUID id,
            Optional<RelatedAfter> after) {}

    record AggregateQuery(AggregatePlan plan, Fence fence, RequestContext context) {}

    /** Records by their ids, as far as they can be read, with the link sets named. */
    record LoadQuery(
            RecordRights rights,
            EntityPlan entity,
            Fence fence,
            RequestContext context,
            List<UUID> ids,
            Set<ElementId> links) {}

    /**
     * One change of one record.
     */
    sealed interface Command {

        /** A record that is not there yet, whole; a given autoNumber is kept, an absent one is drawn. */
        record Create(StoredRecord record) implements Command {}

        /** A record at exactly the version of {@code before} becomes {@code after}: the members that the plan names as changed. */
        record Update(StoredRecord before, StoredRecord after) implements Command {}

        /** A record at exactly the version of {@code before} goes, with the links it has and what cascades from it. */
        record Delete(StoredRecord before) implements Command {}
    }

    /**
     * Changes of one shape that happen together or not at all, each with its row of history and its outbox event.
     *
     * @param commands at least one, of the kind of the plan, no two for the same record
     */
    record Commit(
            WritePlan plan, Fence fence, RequestContext context, RelatedCursors related, List<Command> commands) {}

    /** How a commit ended. */
    sealed interface Written {

        /** All of it is stored: for each command the record as the plan's answer shows it; empty for deletions. */
        record Stored(List<RecordBody> records) implements Written {}

        /** Nothing is stored. Checks that fail are told all together, of the constraints only the first that broke. */
        record Failed(List<WriteFault> faults) implements Written {}
    }

    /** Why a command cannot be. {@code command} is its index in the commit. */
    sealed interface WriteFault {
        int command();

        /** @param check its index in the plan */
        record CheckFailed(int command, int check) implements WriteFault {}

        /** @param set the field, unique set or oneToOne relation whose values another record has */
        record NotUnique(int command, ElementId set) implements WriteFault {}

        /** The relation leads to a record that is not there. */
        record NoTarget(int command, ElementId relation) implements WriteFault {}

        /** Records that must not lose it refer to the record by that relation. */
        record StillReferenced(int command, ElementId relation) implements WriteFault {}

        /** A value that is indexed, or the record as a whole, is larger than the store can hold. */
        record TooLarge(int command) implements WriteFault {}

        /** The record is at another version, or gone, or (for a new one) there already. */
        record Moved(int command) implements WriteFault {}
    }

    /** Takes the rows of a scan; runs on the scanning thread. */
    @FunctionalInterface
    interface RowSink {
        /** @param values the selected values in the order of the selection; to-one relations and links as ids */
        void row(List<? extends @Nullable Object> values);
    }

    Fenced<ListedPage> list(ListQuery query);

    /**
     * How it would find that page. It says how and not what, so the fence is not looked at; {@link Fenced.Stale} where the tables of
     * the plan are not there any more.
     *
     * @param run whether the page is found as well, and measured
     */
    Fenced<Explanation> explain(ListQuery query, boolean run);

    /** Empty where there is no such record that can be read. */
    Fenced<Optional<RecordBody>> read(ReadQuery query);

    /** A JSON object {@code {items: […], truncated}}; see the contract of {@code aggregate} at the edge. */
    Fenced<JsonBody> aggregate(AggregateQuery query);

    /** In no order; what cannot be read is left out. */
    Fenced<List<StoredRecord>> load(LoadQuery query);

    /**
     * Shows all records of a list to the sink, one by one, in one snapshot and constant memory; limit, after and count do not
     * apply. Only {@code Value} and {@code Links} may be selected. An exception of the sink ends the scan and is passed on.
     *
     * @return how many there were
     */
    Fenced<Long> scan(ListQuery query, RowSink sink);

    /** All or nothing, including history and events. */
    Fenced<Written> write(Commit commit);
}
