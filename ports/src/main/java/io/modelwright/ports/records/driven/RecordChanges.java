package io.modelwright.ports.records.driven;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The stream of record changes of one data database, made from its outbox. A change enters the outbox in the transaction that
 * makes it; whoever calls {@link #publish} claims what is new there and gives it its place in the stream. Places are given
 * under one lock and only to committed changes, so that a reader who has seen a place will never find another before it.
 * Changes of one record keep their order.
 *
 * <p>Safe for any number of threads and nodes; {@code StoreUnavailable} where the store is away.
 */
public interface RecordChanges {

    /**
     * One change.
     *
     * @param place in the stream, from 1
     * @param kind what was done, {@code record.create}, {@code record.update} or {@code record.delete}
     * @param version the version of the record that the change made
     */
    record Change(
            long place,
            AppId app,
            String kind,
            ElementId entity,
            UUID record,
            long version,
            AccountId actor,
            Instant at) {}

    /**
     * What the stream holds.
     *
     * @param forgotten the last place whose change is no longer kept, 0 where all are
     * @param last the last place given, 0 before the first
     */
    record Span(long forgotten, long last) {

        /** Whether a reader who has seen {@code place} can go on without missing anything. */
        public boolean reaches(long place) {
            return place >= forgotten && place <= last;
        }
    }

    /**
     * Claims up to {@code limit} new changes of the outbox, gives them their places and marks them, all in one transaction, then
     * wakes those who wait on any node. Gives way at once, with 0, to another that does the same.
     *
     * @return how many got a place
     */
    int publish(int limit);

    /**
     * Gives every change that has entered the outbox before this call its place, in as many transactions as that takes, and
     * waits for others that do the same.
     *
     * @return the last place given: a reader who begins there sees nothing that was committed before this call
     */
    long publishAll();

    /** The changes of the app after that place, in their order, at most {@code limit}. */
    List<Change> read(AppId app, long after, int limit);

    Span span();

    /**
     * Waits until something was published after {@code place}, or a change entered the outbox on this node, or the time is
     * over; may return early. Ends at once where the thread is interrupted, leaving its interrupted status set.
     */
    void await(long place, Duration atMost);

    /**
     * Forgets the changes that were published before that time.
     *
     * @return how many
     */
    int forget(Instant before);
}
