package io.modelwright.postgres.modeling;

import io.modelwright.core.apps.App;
import io.modelwright.core.modeling.plan.Migration;
import io.modelwright.core.modeling.plan.Plan;
import io.modelwright.core.modeling.plan.PlannedChange;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.ports.modeling.driven.SchemaMigrator;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Changes schemas over connections that may do so (request pools may not). A publish holds one connection from its beginning
 * to its end, and on it an advisory lock: the lock of a process that dies goes with its connection.
 */
public final class PostgresSchemaMigrator implements SchemaMigrator {

    /**
     * How a publish gets along with those who use the tables.
     *
     * @param lockWait how long one attempt to switch waits for all its tables together. Under PostgreSQL's deadlock_timeout
     *     (1 s), so that in a circle of waits it is the publish that gives way, never a writer
     * @param attempts how many attempts to switch there are
     * @param pause between two attempts
     * @param largeRows tables of about so many rows are prepared online
     * @param batchRows how many rows one batch of a prepare writes
     */
    public record Pace(Duration lockWait, int attempts, Duration pause, long largeRows, int batchRows) {
        public static final Pace USUAL = new Pace(Duration.ofMillis(400), 30, Duration.ofMillis(250), 20_000, 5_000);
    }

    private final DataSource dataSource;
    private final Pace pace;

    public PostgresSchemaMigrator(DataSource publishing, Pace pace) {
        this.dataSource = publishing;
        this.pace = pace;
    }

    @Override
    public Optional<Survey> survey(App app, Plan plan) {
        return SqlFailures.translating(() -> {
            try (Connection connection = dataSource.getConnection()) {
                if (!isBase(connection, app, plan.version() - 1)) {
                    return Optional.empty();
                }
                return Optional.of(new Survey(counts(connection, plan), large(connection, app)));
            } catch (SQLException e) {
                if (SqlFailures.isStaleSchema(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private static Map<String, Long> counts(Connection connection, Plan plan) throws SQLException {
        Map<String, Long> counts = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (PlannedChange change : plan.changes()) {
                if (change.question().isPresent()) {
                    try (ResultSet rows =
                            statement.executeQuery(change.question().get().sql())) {
                        rows.next();
                        counts.put(change.id(), rows.getLong(1));
                    }
                }
            }
        }
        return counts;
    }

    /** Statistics may be missing or old, so the size on disk counts as well. */
    private Set<String> large(Connection connection, App app) throws SQLException {
        Set<String> large = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT c.relname FROM pg_class c"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relkind = 'r'"
                + " AND greatest(c.reltuples::bigint, pg_relation_size(c.oid) / 400) >= ?")) {
            statement.setString(1, app.schema());
            statement.setLong(2, pace.largeRows());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    large.add(rows.getString(1));
                }
            }
        }
        return large;
    }

    @Override
    public Ended publish(App app, Migration migration, StoredVersion version) {
        return SqlFailures.translating(() -> {
            try (Connection connection = dataSource.getConnection()) {
                PublishLock lock = new PublishLock(connection, app.id());
                if (!lock.tryAcquire()) {
                    return new Ended.Conflict();
                }
                try {
                    if (!isBase(connection, app, version.number() - 1)) {
                        return new Ended.Conflict();
                    }
                    return new Publication(connection, app, migration, version, pace).run();
                } finally {
                    lock.release();
                }
            }
        });
    }

    @Override
    public boolean abandon(App app) {
        return SqlFailures.translating(() -> {
            try (Connection connection = dataSource.getConnection()) {
                PublishLock lock = new PublishLock(connection, app.id());
                if (!lock.tryAcquire()) {
                    return false;
                }
                try {
                    return new PublishJournal(connection, app.id(), pace).settle(new Patience(pace));
                } finally {
                    lock.release();
                }
            }
        });
    }

    @Override
    public boolean remove(App app) {
        return SqlFailures.translating(() -> {
            try (Connection connection = dataSource.getConnection()) {
                PublishLock lock = new PublishLock(connection, app.id());
                if (!lock.tryAcquire()) {
                    return false;
                }
                try {
                    drop(connection, app);
                    return true;
                } finally {
                    lock.release();
                }
            }
        });
    }

    private static void drop(Connection connection, App app) throws SQLException {
        Transactions.on(
                connection,
                same -> {
                    try (Statement statement = same.createStatement()) {
                        statement.execute("DROP SCHEMA IF EXISTS " + PhysicalNames.quote(app.schema()) + " CASCADE");
                        for (String table : new String[] {"app_fence", "app_version", "publish_journal"}) {
                            statement.execute("DELETE FROM modelwright_data." + table + " WHERE app_id = '"
                                    + app.id().value() + "'");
                        }
                        return app;
                    }
                },
                removed -> true);
    }

    /** Whether that version is live; version 0 where none is. */
    private static boolean isBase(Connection connection, App app, int version) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT live_version FROM modelwright_data.app_fence WHERE app_id = ?")) {
            statement.setObject(1, app.id().value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) == version : version == 0;
            }
        }
    }
}
