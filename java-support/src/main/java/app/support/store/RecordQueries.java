package app.support.store;

import app.support.json.JsonBody;
import app.support.json.JsonWriter;
import app.support.query.AggregatePlan;
import app.support.query.Cursors.RelatedAfter;
import app.support.query.RelatedCursors;
import app.support.records.RecordBody;
import app.support.records.RequestContext;
import app.support.sql.RecordAggregates;
import app.support.sql.RecordReads;
import app.support.sql.Slots;
import app.support.sql.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs the statements that read records, and writes their rows as JSON. Stateless. */
public final class RecordQueries {

    private static final int RECORD_BYTES = 512;
    private static final int FETCHED = 500;

    private RecordQueries() {}

    /**
     * A page of records.
     *
     * @param items a JSON array
     * @param next the keys behind which the next page begins; none on the last one
     */
    public record Page(JsonBody items, List<@Nullable Object> next) {}

    /** @param after the keys that the page begins behind */
    public static Page list(
            Connection connection,
            Reading reading,
            RequestContext request,
            RelatedCursors cursors,
            List<? extends @Nullable Object> after,
            int limit)
            throws SQLException {
        Map<String, @Nullable Object> slots = Binder.slots(request);
        for (int i = 0; i < after.size(); i++) {
            slots.put(Slots.after(i), after.get(i));
        }
        RelatedRows.Draft draft =
                new RelatedRows.Draft(new JsonWriter(RECORD_BYTES * Math.min(limit, 32)).beginArray());
        List<@Nullable Object> last = new ArrayList<>();
        boolean more = false;
        try (PreparedStatement statement =
                        Binder.prepare(connection, reading.query().sql(), slots);
                ResultSet rows = statement.executeQuery()) {
            for (int shown = 1; !more && rows.next(); shown++) {
                if (shown > limit) {
                    more = true;
                } else {
                    reading.shape().write(rows, draft.json(), draft.holes());
                }
                if (shown == limit) {
                    last = keys(rows, reading.query());
                }
            }
        }
        draft.json().endArray();
        RelatedRows related = new RelatedRows(connection, request, cursors, Optional.empty());
        return new Page(related.complete(List.of(draft)).getFirst(), more ? last : List.of());
    }

    /** Takes records one by one. */
    @FunctionalInterface
    public interface Sink {
        void accept(JsonBody record);
    }

    /** Gives each record to the sink as it comes, within a transaction. */
    public static void scan(Connection connection, Reading reading, RequestContext request, Sink sink)
            throws SQLException {
        try (PreparedStatement statement =
                Binder.prepare(connection, reading.query().sql(), Binder.slots(request))) {
            statement.setFetchSize(FETCHED);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    JsonWriter json = new JsonWriter(RECORD_BYTES);
                    reading.shape().write(rows, json, new ArrayList<>());
                    sink.accept(json.finish());
                }
            }
        }
    }

    private static List<@Nullable Object> keys(ResultSet rows, RecordReads.Query query) throws SQLException {
        List<@Nullable Object> keys = new ArrayList<>();
        for (RecordReads.KeyColumn key : query.keys()) {
            keys.add(Columns.read(rows, key.column(), key.type()));
        }
        return keys;
    }

    public static long count(Connection connection, SqlText sql, RequestContext request) throws SQLException {
        try (PreparedStatement statement = Binder.prepare(connection, sql, Binder.slots(request));
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** @param after where the to-many member begins that is asked to go on */
    public static Optional<RecordBody> read(
            Connection connection,
            Reading reading,
            RequestContext request,
            RelatedCursors cursors,
            UUID id,
            Optional<RelatedAfter> after)
            throws SQLException {
        Map<String, @Nullable Object> slots = Binder.slots(request);
        slots.put(Slots.ID, id);
        RelatedRows.Draft draft = new RelatedRows.Draft(new JsonWriter(RECORD_BYTES));
        long version;
        try (PreparedStatement statement =
                        Binder.prepare(connection, reading.query().sql(), slots);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            reading.shape().write(rows, draft.json(), draft.holes());
            version = rows.getLong(reading.query().versionColumn());
        }
        JsonBody body = new RelatedRows(connection, request, cursors, after)
                .complete(List.of(draft))
                .getFirst();
        return Optional.of(new RecordBody(id, version, body));
    }

    public static JsonBody aggregate(
            Connection connection, RecordAggregates.Query query, AggregatePlan plan, RequestContext request)
            throws SQLException {
        return Aggregation.run(connection, query, plan, request);
    }
}
