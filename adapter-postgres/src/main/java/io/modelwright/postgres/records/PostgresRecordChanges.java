package io.modelwright.postgres.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.RecordChanges;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.notify.Doorbell;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of a data database as a stream. The places are given in the transaction that marks the rows, and marking is all
 * that happens to them: so the transaction is the lease, and a crash gives the rows back by itself.
 */
public final class PostgresRecordChanges implements RecordChanges {

    /** The channel that is notified when changes were published; a {@code NotificationListener} rings the bell for it. */
    public static final String CHANNEL = "modelwright_record_changes";

    private static final int PUBLISH_BATCH = 1_000;

    /** How many changes one call forgets at most, so that no transaction grows long. */
    private static final int FORGET_BATCH = 10_000;

    private static final String PUBLISH = """
            WITH due AS MATERIALIZED (
                SELECT id FROM modelwright_data.outbox WHERE delivered_at IS NULL ORDER BY id LIMIT ? FOR UPDATE),
            placed AS (SELECT id, ? + row_number() OVER (ORDER BY id) AS place FROM due)
            UPDATE modelwright_data.outbox o SET place = placed.place, delivered_at = ?
            FROM placed WHERE o.id = placed.id""";

    private static final String READ = """
            SELECT place, app_id, kind, entity_id, record_id, record_version, actor, occurred_at
            FROM modelwright_data.outbox
            WHERE app_id = ? AND place > ? AND record_id IS NOT NULL
            ORDER BY place LIMIT ?""";

    private static final String FORGET = """
            DELETE FROM modelwright_data.outbox WHERE place <= (
                SELECT max(place) FROM (
                    SELECT place FROM modelwright_data.outbox
                    WHERE place IS NOT NULL AND delivered_at < ? ORDER BY place LIMIT ?) AS oldest)
            RETURNING place""";

    private final Transactions transactions;
    private final InstantSource clock;
    private final Doorbell bell;

    /**
     * @param bell rung on {@link #CHANNEL}, and by whoever writes to the outbox on this node
     */
    public PostgresRecordChanges(DataSource dataSource, InstantSource clock, Doorbell bell) {
        this.transactions = new Transactions(dataSource);
        this.clock = clock;
        this.bell = bell;
    }

    /** One turn of publishing: how many got a place, and the last place after it. */
    private record Turn(int placed, long last) {}

    @Override
    public int publish(int limit) {
        return turn(" FOR UPDATE SKIP LOCKED", limit).map(Turn::placed).orElse(0);
    }

    @Override
    public long publishAll() {
        while (true) {
            Turn turn = turn(" FOR UPDATE", PUBLISH_BATCH)
                    .orElseThrow(() -> new IllegalStateException("the row of record_stream is gone"));
            if (turn.placed() < PUBLISH_BATCH) {
                return turn.last();
            }
        }
    }

    /** Empty where the lock of the stream was not to be had. */
    private Optional<Turn> turn(String lock, int limit) {
        Optional<Turn> turn = transactions.write(connection -> {
            Span span = lockedSpan(connection, lock);
            if (span == null) {
                return Optional.empty();
            }
            int placed = place(connection, span.last(), limit);
            if (placed > 0) {
                move(connection, new Span(span.forgotten(), span.last() + placed));
                try (Statement statement = connection.createStatement()) {
                    statement.execute("NOTIFY " + CHANNEL);
                }
            }
            return Optional.of(new Turn(placed, span.last() + placed));
        });
        if (turn.filter(made -> made.placed() > 0).isPresent()) {
            bell.ring();
        }
        return turn;
    }

    private int place(Connection connection, long last, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUBLISH)) {
            statement.setInt(1, limit);
            statement.setLong(2, last);
            statement.setObject(3, timestamp(clock.instant()));
            return statement.executeUpdate();
        }
    }

    @Override
    public List<Change> read(AppId app, long after, int limit) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setObject(1, app.value());
                statement.setLong(2, after);
                statement.setInt(3, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    List<Change> changes = new ArrayList<>();
                    while (rows.next()) {
                        changes.add(change(rows));
                    }
                    return changes;
                }
            }
        });
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("place"),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getString("kind"),
                new ElementId(row.getObject("entity_id", UUID.class)),
                row.getObject("record_id", UUID.class),
                row.getLong("record_version"),
                new AccountId(row.getObject("actor", UUID.class)),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public Span span() {
        return transactions.read(connection -> {
            Span span = lockedSpan(connection, "");
            if (span == null) {
                throw new IllegalStateException("the row of record_stream is gone");
            }
            return span;
        });
    }

    private static @Nullable Span lockedSpan(Connection connection, String lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT forgotten_place, last_place FROM modelwright_data.record_stream" + lock);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? new Span(rows.getLong(1), rows.getLong(2)) : null;
        }
    }

    private static void move(Connection connection, Span span) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE modelwright_data.record_stream SET forgotten_place = ?, last_place = ?")) {
            statement.setLong(1, span.forgotten());
            statement.setLong(2, span.last());
            statement.executeUpdate();
        }
    }

    @Override
    public void await(long place, Duration atMost) {
        long seen = bell.rings();
        if (span().last() > place) {
            return;
        }
        try {
            bell.await(seen, atMost);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int forget(Instant before) {
        return transactions.write(connection -> {
            Span span = lockedSpan(connection, " FOR UPDATE");
            if (span == null) {
                throw new IllegalStateException("the row of record_stream is gone");
            }
            long forgotten = span.forgotten();
            int count = 0;
            try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
                statement.setObject(1, timestamp(before));
                statement.setInt(2, FORGET_BATCH);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        forgotten = Math.max(forgotten, rows.getLong(1));
                        count++;
                    }
                }
            }
            if (count > 0) {
                move(connection, new Span(forgotten, span.last()));
            }
            return count;
        });
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
