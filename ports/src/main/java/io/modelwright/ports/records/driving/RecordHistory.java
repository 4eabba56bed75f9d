package io.modelwright.ports.records.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened to a record, and going back. Today's design, rights and masks apply to the past: a field that the caller may
 * not see now, that no longer exists, or that is a secret does not appear.
 */
public interface RecordHistory {

    /** What was done to the record. */
    enum Action {
        CREATED,
        UPDATED,
        DELETED,
        RESTORED
    }

    /**
     * One change.
     *
     * @param version the version of the record that the change made; a deletion takes a number too
     * @param changes by member name {@code {from, to}} in wire form; for a creation and a deletion the whole record
     */
    record Entry(long version, Action action, Instant at, AccountId by, Json.JsonObject changes) {}

    /**
     * The changes of a record that exists and is readable for the caller, or that was deleted and would be readable if it were
     * back as it was; newest first. Anything else is not found.
     */
    Outcome<Page<Entry>> list(
            Principal principal, String app, String entity, UUID id, int limit, Optional<String> cursor);

    /**
     * Makes the record what it was in that version, as an ordinary update, or as a creation with its old id where it was
     * deleted: today's rules, uniqueness and rights hold. Secrets stay what they are; those of a deleted record are lost.
     *
     * @return the record in wire form
     */
    Outcome<JsonBody> restore(Principal principal, String app, String entity, UUID id, long version);
}
