package io.modelwright.postgres.records;

import io.modelwright.core.records.Explanation;
import io.modelwright.core.records.JsonBody;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.records.RecordBody;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.sql.SqlText;
import io.modelwright.core.sql.records.RecordReads;
import io.modelwright.core.sql.records.Slots;
import io.modelwright.ports.records.driven.Fenced;
import io.modelwright.ports.records.driven.RecordStore;
import io.modelwright.postgres.Lease;
import io.modelwright.postgres.SqlFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records in the tables of their app: one statement and one round trip for each read without to-many members. */
public final class PostgresRecordStore implements RecordStore {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresRecordStore.class);
    private static final int RECORD_BYTES = 512;

    private final DataSource dataSource;
    private final Statements statements = new Statements();
    private final RecordCommits commits;

    /** @param dataSource of the data database; connections come in autocommit */
    public PostgresRecordStore(DataSource dataSource) {
        this.dataSource = dataSource;
        this.commits = new RecordCommits(dataSource, statements);
    }

    @Override
    public Fenced<ListedPage> list(ListQuery query) {
        return reading(connection -> list(connection, query));
    }

    @Override
    public Fenced<Explanation> explain(ListQuery query, boolean run) {
        Statements.Reading reading = reading(query);
        return reading(connection -> Explaining.of(connection, reading.query().sql(), slots(query), run));
    }

    @Override
    public Fenced<Optional<RecordBody>> read(ReadQuery query) {
        return fenced(connection -> read(connection, query));
    }

    @Override
    public Fenced<JsonBody> aggregate(AggregateQuery query) {
        return reading(connection -> Aggregation.run(connection, statements.aggregate(query.plan()), query));
    }

    @Override
    public Fenced<List<StoredRecord>> load(LoadQuery query) {
        return reading(connection -> load(connection, query));
    }

    @Override
    public Fenced<Long> scan(ListQuery query, RowSink sink) {
        return reading(connection -> Scan.run(
                connection,
                statements.list(query.plan(), List.of(), OptionalInt.empty()).query(),
                query,
                sink));
    }

    @Override
    public Fenced<Written> write(Commit commit) {
        return commits.write(commit);
    }

    /** Work that answers null where the fence did not hold. */
    @FunctionalInterface
    private interface Reading<T> {
        @Nullable T on(Connection connection) throws SQLException;
    }

    private <T> Fenced<T> reading(Reading<T> work) {
        return fenced(connection -> {
            T result = work.on(connection);
            return result == null ? Fenced.stale() : Fenced.current(result);
        });
    }

    /** Work that tells by itself whether the fence held. */
    @FunctionalInterface
    private interface FencedReading<T> {
        Fenced<T> on(Connection connection) throws SQLException;
    }

    private <T> Fenced<T> fenced(FencedReading<T> work) {
        try (Lease lease = Lease.of(dataSource)) {
            return lease.read(work::on);
        } catch (SQLException e) {
            if (SqlFailures.isStaleSchema(e)) {
                LOG.info("a statement met tables of another version: {}", e.getMessage());
                return Fenced.stale();
            }
            throw SqlFailures.translate(e);
        }
    }

    private Statements.Reading reading(ListQuery query) {
        List<Boolean> absent = query.after().stream().map(Objects::isNull).toList();
        return statements.list(query.plan(), absent, OptionalInt.of(query.limit() + 1));
    }

    private static Map<String, @Nullable Object> slots(ListQuery query) {
        Map<String, @Nullable Object> slots = StatementSlots.of(query.fence(), query.context());
        for (int i = 0; i < query.after().size(); i++) {
            slots.put(Slots.after(i), query.after().get(i));
        }
        return slots;
    }

    private @Nullable ListedPage list(Connection connection, ListQuery query) throws SQLException {
        Statements.Reading reading = reading(query);
        Map<String, @Nullable Object> slots = slots(query);
        JsonWriter json = new JsonWriter(RECORD_BYTES * Math.min(query.limit(), 32));
        RelatedRows.Draft draft = new RelatedRows.Draft(json.beginArray());
        List<@Nullable Object> last = new ArrayList<>();
        int shown = 0;
        boolean more = false;
        try (PreparedStatement statement =
                        Binder.prepare(connection, reading.query().sql(), slots);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            do {
                if (rows.getObject(reading.shape().idColumn()) == null) {
                    break;
                }
                if (shown == query.limit()) {
                    more = true;
                    break;
                }
                reading.shape().write(rows, json, draft.holes());
                shown++;
                if (shown == query.limit()) {
                    last = keys(rows, reading.query());
                }
            } while (rows.next());
        }
        json.endArray();
        RelatedRows related =
                new RelatedRows(connection, query.fence(), query.context(), query.related(), Optional.empty());
        List<JsonBody> completed = related.complete(List.of(draft));
        OptionalLong total = query.count() ? count(connection, query) : OptionalLong.of(0);
        if (completed == null || total.isEmpty()) {
            return null;
        }
        return new ListedPage(
                completed.getFirst(), more ? last : List.of(), query.count() ? total : OptionalLong.empty());
    }

    private static List<@Nullable Object> keys(ResultSet rows, RecordReads.Query query) throws SQLException {
        List<@Nullable Object> keys = new ArrayList<>();
        for (RecordReads.KeyColumn key : query.keys()) {
            keys.add(Columns.read(rows, key.column(), key.type()));
        }
        return keys;
    }

    /** Empty where the fence did not hold. */
    private OptionalLong count(Connection connection, ListQuery query) throws SQLException {
        SqlText sql = statements.count(query.plan());
        try (PreparedStatement statement =
                        Binder.prepare(connection, sql, StatementSlots.of(query.fence(), query.context()));
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
        }
    }

    private Fenced<Optional<RecordBody>> read(Connection connection, ReadQuery query) throws SQLException {
        Statements.Reading reading = statements.read(query.plan());
        Map<String, @Nullable Object> slots = StatementSlots.of(query.fence(), query.context());
        slots.put(Slots.ID, query.id());
        RelatedRows.Draft draft = new RelatedRows.Draft(new JsonWriter(RECORD_BYTES));
        long version;
        try (PreparedStatement statement =
                        Binder.prepare(connection, reading.query().sql(), slots);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Fenced.stale();
            }
            if (rows.getObject(reading.shape().idColumn()) == null) {
                return Fenced.current(Optional.empty());
            }
            reading.shape().write(rows, draft.json(), draft.holes());
            version = rows.getLong(reading.query().versionColumn());
        }
        RelatedRows related =
                new RelatedRows(connection, query.fence(), query.context(), query.related(), query.after());
        List<JsonBody> completed = related.complete(List.of(draft));
        return completed == null
                ? Fenced.stale()
                : Fenced.current(Optional.of(new RecordBody(query.id(), version, completed.getFirst())));
    }

    private @Nullable List<StoredRecord> load(Connection connection, LoadQuery query) throws SQLException {
        SqlText sql = statements.load(query.rights(), query.entity(), query.links());
        Map<String, @Nullable Object> slots = StatementSlots.of(query.fence(), query.context());
        List<UUID> ids = List.copyOf(query.ids());
        slots.put(Slots.IDS, ids);
        try (PreparedStatement statement = Binder.prepare(connection, sql, slots);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return null;
            }
            List<StoredRecord> records = new ArrayList<>();
            do {
                StoredRecord record = RecordRows.read(rows, query.entity(), query.links());
                if (record != null) {
                    records.add(record);
                }
            } while (rows.next());
            return records;
        }
    }
}
