package io.modelwright.ports.records.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Following the changes of an app's records as they happen. A change is shown only to those who may read the record at that
 * moment; the order is that of the changes for each record, and no change is shown twice.
 */
public interface RecordEvents {

    /** What a follower learns. */
    sealed interface RecordEvent {

        /** Names the place in the stream after this event; hand it to {@link #subscribe} to go on from there. */
        String position();
    }

    /** What was done to a record. */
    enum Action {
        CREATED,
        UPDATED,
        DELETED
    }

    /** A record was changed; it tells which, never its values. */
    record Changed(String position, String entity, UUID record, long version, Action action, Instant at, AccountId by)
            implements RecordEvent {}

    /** Changes were missed: read afresh, then go on following from here. */
    record Reset(String position) implements RecordEvent {}

    /** One follower's place in the stream; for one thread. */
    interface Subscription extends AutoCloseable {

        /**
         * The next events, at least one where any comes before the time is over. Ends early, empty, where the thread is
         * interrupted; its interrupted status stays set.
         */
        List<RecordEvent> next(Duration atMost);

        /** Whether the follower lost the right to follow; nothing comes any more. */
        boolean isRevoked();

        @Override
        void close();
    }

    /**
     * Starts to follow.
     *
     * @param after the position of the last event that the follower has seen; absent: from now on. Where the stream cannot go
     *     on from there, the first event is a {@link Reset}
     */
    Outcome<Subscription> subscribe(Principal principal, String app, Optional<String> after);
}
