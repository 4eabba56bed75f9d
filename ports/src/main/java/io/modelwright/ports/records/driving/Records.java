package io.modelwright.ports.records.driving;

import io.modelwright.core.identity.Principal;
import io.modelwright.core.records.Explanation;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.QueryParameters;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Outcome;
import java.util.List;
import java.util.OptionalLong;

/**
 * The records of published apps. An app and an entity are addressed by name (the app by its slug) or id; what the caller has
 * no right to know of is not found. Query parameters are taken as they came ({@link QueryParameters#parse}); those that are
 * not known are refused. Faults of a record are told all together as {@code Invalid}, by JSON Pointer into what was sent.
 * Safe for many threads; {@code StoreUnavailable} where the store is away.
 */
public interface Records {

    /**
     * What a creation answers.
     *
     * @param records what was stored, in the order sent
     * @param body the record, or {@code {"items": […]}} where an array was sent
     */
    record Created(List<RecordBody> records, JsonBody body) {
        public Created {
            records = List.copyOf(records);
        }
    }

    /**
     * One page: {@code {"items": […], "nextCursor": null|"…"}} and {@code total} where {@code count=true}; or, where {@code
     * aggregate} or {@code groupBy} is given, {@code {"items": [{"group": {…}, "count": n, "sum": {…}, …}], "truncated":
     * false}}. Takes {@code filter, sort, fields, expand, q, limit, cursor, count} or {@code filter, q, aggregate, groupBy}.
     */
    Outcome<JsonBody> list(Principal principal, String app, String entity, QueryParameters parameters);

    /**
     * How the store finds the first page that {@link #list} would answer the caller, who has to be a builder of the app at least: plans
     * tell of records beyond what rights let see. Takes {@code filter, sort, fields, expand, q, limit}.
     *
     * @param run whether the page is found as well, and measured
     */
    Outcome<Explanation> explain(
            Principal principal, String app, String entity, QueryParameters parameters, boolean run);

    /**
     * One record. Takes {@code fields, expand}, and as {@code cursor} the {@code nextCursor} of one of its to-many members,
     * which then begins there.
     */
    Outcome<RecordBody> read(Principal principal, String app, String entity, String id, QueryParameters parameters);

    /**
     * Whether a record of the entity, asked for without parameters, is shown the same to that caller as long as it has the same
     * version. What is computed, or shown where something holds, changes with the time and with other records.
     */
    Outcome<Boolean> changesByVersionAlone(Principal principal, String app, String entity);

    /** Creates the record sent, or all records of the array sent, or none. Takes {@code fields, expand}. */
    Outcome<Created> create(Principal principal, String app, String entity, Json sent, QueryParameters parameters);

    /**
     * Changes the members sent (RFC 7396) and leaves the others.
     *
     * @param version where present, the version that the record must have ({@code Stale} else)
     */
    Outcome<RecordBody> patch(
            Principal principal,
            String app,
            String entity,
            String id,
            OptionalLong version,
            Json sent,
            QueryParameters parameters);

    /** As {@link #patch}, but members that are not sent become what they are in a new record. */
    Outcome<RecordBody> replace(
            Principal principal,
            String app,
            String entity,
            String id,
            OptionalLong version,
            Json sent,
            QueryParameters parameters);

    /** Deletes the record and answers its last version; 409 {@code still-referenced} where others must not lose it. */
    Outcome<Long> delete(Principal principal, String app, String entity, String id, OptionalLong version);
}
