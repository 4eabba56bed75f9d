package io.modelwright.ports.records.driven;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the records of a data database were. The record store writes it in the transactions of its changes; here it is only
 * read. Safe for many threads; {@code StoreUnavailable} where the store is away.
 */
public interface RecordJournal {

    /**
     * One change of one record.
     *
     * @param version the version that the change made; a deletion takes a number too
     * @param action {@code create}, {@code update} or {@code delete}
     * @param before what the changed members held before, by field or relation id, in wire form; for a creation nothing, for a
     *     deletion everything but secrets
     */
    record Entry(long version, ElementId entity, String action, AccountId actor, Instant at, Json.JsonObject before) {}

    /** The changes of that record below that version, newest first, at most {@code limit}. */
    List<Entry> read(AppId app, UUID record, long below, int limit);
}
