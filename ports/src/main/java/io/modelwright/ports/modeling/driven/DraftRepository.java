package io.modelwright.ports.modeling.driven;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.Optional;

/**
 * The drafts of apps, one each, under optimistic locking. A draft appears and goes with its app (see {@code AppRepository}).
 * Safe for many threads; each verb is atomic; {@code StoreUnavailable} where the store is away.
 */
public interface DraftRepository {

    /**
     * A draft as it is kept.
     *
     * @param revision 1 for the draft that a new app begins with, and one more with each change
     * @param updatedAt whole microseconds
     */
    record StoredDraft(AppId app, long revision, Design design, Instant updatedAt, AccountId updatedBy) {}

    /** How a change ended. */
    sealed interface Saved {
        record Done() implements Saved {}

        /** Somebody else was first; {@code current} is the revision now. Nothing changed. */
        record Stale(long current) implements Saved {}

        /** There is no such app. */
        record Absent() implements Saved {}
    }

    Optional<StoredDraft> find(AppId app);

    /**
     * Keeps the draft if and only if the one before it, {@code draft.revision() - 1}, is the one of now. Of several writers
     * of the same revision exactly one is done, the others are stale.
     */
    Saved save(StoredDraft draft);
}
