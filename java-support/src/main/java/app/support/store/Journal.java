package app.support.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The table {@code app_system.record_change}: every change of a record, written in its transaction. History is read from it by
 * record, and live changes by place.
 */
public final class Journal {

    private static final String COLUMNS = "entity, record, version, action, changed_at, changed_by, before";
    /** Of {@code pg_advisory_xact_lock}: whoever gives places does so alone. */
    private static final long PLACING = 7_236_498_112_056L;

    private Journal() {}

    /** What was done. */
    public enum Action {
        CREATED,
        UPDATED,
        DELETED
    }

    /**
     * One change.
     *
     * @param entity the key of it
     * @param version of the record after the change
     * @param before what the change took away, by the keys of fields and relations
     */
    public record Change(
            String entity, UUID record, long version, Action action, Instant at, UUID by, JsonNode before) {}

    /** A change at its place in the order in which changes were committed. */
    public record Placed(long place, Change change) {}

    public static void note(Connection connection, Change change) throws SQLException {
        String sql = "INSERT INTO app_system.record_change (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement)
                    .text(change.entity())
                    .uuid(change.record())
                    .bigint(change.version())
                    .text(change.action().name())
                    .instant(change.at())
                    .uuid(change.by())
                    .json(change.before());
            statement.executeUpdate();
        }
    }

    /**
     * The changes of a record, newest first.
     *
     * @param below only those of smaller versions
     */
    public static List<Change> ofRecord(Connection connection, UUID record, long below, int limit) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM app_system.record_change WHERE record = ? AND version < ?"
                + " ORDER BY version DESC LIMIT ?";
        List<Change> changes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).uuid(record).bigint(below).integer(limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.add(change(new RowReader(rows)));
                }
            }
        }
        return changes;
    }

    /** Lets one transaction at a time bring a record back. */
    public static void lock(Connection connection, UUID record) throws SQLException {
        String sql = "SELECT FROM app_system.record_change WHERE record = ? ORDER BY version LIMIT 1 FOR UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).uuid(record);
            statement.execute();
        }
    }

    private static Change change(RowReader row) throws SQLException {
        return new Change(
                RowReader.required(row.text()),
                RowReader.required(row.uuid()),
                RowReader.required(row.bigint()),
                Action.valueOf(RowReader.required(row.text())),
                RowReader.required(row.instant()),
                RowReader.required(row.uuid()),
                row.json() instanceof ObjectNode before ? before : throwing());
    }

    private static JsonNode throwing() {
        throw new IllegalStateException("a change without what it took away");
    }

    /**
     * Gives places to changes that were committed since the last time, at most that many; how many there were. Nobody who reads
     * by place misses one that is committed later.
     */
    public static int place(Connection connection, int limit) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            new RowWriter(lock).bigint(PLACING);
            lock.execute();
        }
        String sql = "WITH next AS (SELECT id, row_number() OVER (ORDER BY id) AS number FROM (SELECT id"
                + " FROM app_system.record_change WHERE place IS NULL ORDER BY id LIMIT ?) placeless)"
                + " UPDATE app_system.record_change c SET place = next.number"
                + " + (SELECT coalesce(max(place), 0) FROM app_system.record_change) FROM next WHERE c.id = next.id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).integer(limit);
            return statement.executeUpdate();
        }
    }

    /** Whether there are changes without a place. */
    public static boolean hasPlaceless(Connection connection) throws SQLException {
        return number(
                        connection,
                        "SELECT count(*) FROM (SELECT FROM app_system.record_change"
                                + " WHERE place IS NULL LIMIT 1) waiting")
                > 0;
    }

    /** The place of the newest change that has one; 0 before the first. */
    public static long last(Connection connection) throws SQLException {
        return number(connection, "SELECT coalesce(max(place), 0) FROM app_system.record_change");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The changes behind a place, in their order. */
    public static List<Placed> after(Connection connection, long place, int limit) throws SQLException {
        String sql = "SELECT " + COLUMNS + ", place FROM app_system.record_change WHERE place > ?"
                + " ORDER BY place LIMIT ?";
        List<Placed> changes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).bigint(place).integer(limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    RowReader row = new RowReader(rows);
                    Change change = change(row);
                    changes.add(new Placed(RowReader.required(row.bigint()), change));
                }
            }
        }
        return changes;
    }
}
