package io.modelwright.postgres.modeling;

import io.modelwright.core.apps.App;
import io.modelwright.core.modeling.plan.Migration;
import io.modelwright.core.modeling.plan.Step;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Ended;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.modeling.PostgresSchemaMigrator.Pace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One publish, over one connection that holds the app's publish lock; for one thread. */
final class Publication {

    /** Records do not fit: integrity (23…) and values (22…). */
    private static final List<String> UNFIT = List.of("22", "23");

    /** No lock in time, the whole LOCK statement took too long, or a circle of waits. */
    private static final Set<String> CONTENDED = Set.of("55P03", "57014", "40P01");

    private final Connection connection;
    private final App app;
    private final Migration migration;
    private final StoredVersion version;
    private final Pace pace;
    private final PublishJournal journal;

    Publication(Connection connection, App app, Migration migration, StoredVersion version, Pace pace) {
        this.connection = connection;
        this.app = app;
        this.migration = migration;
        this.version = version;
        this.pace = pace;
        this.journal = new PublishJournal(connection, app.id());
    }

    Ended run() throws SQLException {
        Optional<Ended> refused = prepare();
        Ended ended = refused.isPresent() ? refused.get() : switchOver();
        if (!(ended instanceof Ended.Switched)) {
            journal.undo();
        }
        return ended;
    }

    private Optional<Ended> prepare() throws SQLException {
        String fingerprint = fingerprint();
        int done = resume(fingerprint);
        for (int i = done; i < migration.prepare().size(); i++) {
            Step step = migration.prepare().get(i);
            try {
                run(step);
            } catch (SQLException e) {
                if (isUnfit(e)) {
                    return Optional.of(unfit(step));
                }
                throw e;
            }
            journal.done(i + 1);
        }
        return Optional.empty();
    }

    /** How many steps are done already; the one that was under way is taken back. */
    private int resume(String fingerprint) throws SQLException {
        Optional<PublishJournal.Entry> entry = journal.find();
        if (entry.isPresent() && entry.get().fingerprint().equals(fingerprint)) {
            int done = entry.get().done();
            if (done < migration.prepare().size()) {
                journal.undo(migration.prepare().get(done).undo());
            }
            return done;
        }
        journal.undo();
        if (!migration.prepare().isEmpty()) {
            journal.begin(version.number(), fingerprint, migration.prepare());
        }
        return 0;
    }

    private void run(Step step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (step.kind() == Step.Kind.BATCH) {
                while (statement.executeUpdate(step.sql()) > 0) {
                    // the statement says itself which rows are left
                }
            } else {
                statement.execute(step.sql());
            }
        }
    }

    private Ended switchOver() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return trySwitch();
            } catch (SQLException e) {
                if (!CONTENDED.contains(SqlFailures.state(e).orElse(""))) {
                    throw e;
                }
                if (attempt >= pace.attempts()) {
                    return new Ended.Blocked();
                }
                pause();
            }
        }
    }

    private Ended trySwitch() throws SQLException {
        connection.setAutoCommit(false);
        try {
            Ended ended = switchWithin();
            if (ended instanceof Ended.Switched) {
                connection.commit();
            }
            return ended;
        } finally {
            if (!connection.isClosed()) {
                // does nothing after the commit
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Ended switchWithin() throws SQLException {
        lockTables();
        if (!moveFence()) {
            return new Ended.Conflict();
        }
        for (Step step : migration.change()) {
            try (Statement statement = connection.createStatement()) {
                if (step.kind() == Step.Kind.GUARD) {
                    if (count(statement, step.sql()) > 0) {
                        return unfit(step);
                    }
                } else {
                    statement.execute(step.sql());
                }
            } catch (SQLException e) {
                if (isUnfit(e)) {
                    return unfit(step);
                }
                throw e;
            }
        }
        PostgresVersionRepository.insert(connection, version);
        journal.end();
        return new Ended.Switched(version);
    }

    /**
     * Tables before the fence: a writer has the locks of its tables before its statement comes to the fence's row, so that
     * nobody who holds a table waits for a fence that the publish holds.
     */
    private void lockTables() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long wait = pace.lockWait().toMillis();
            statement.execute("SET LOCAL lock_timeout = " + wait);
            if (!migration.locks().isEmpty()) {
                statement.execute("SET LOCAL statement_timeout = " + wait);
                statement.execute("LOCK TABLE " + String.join(", ", migration.locks()) + " IN ACCESS EXCLUSIVE MODE");
                statement.execute("SET LOCAL statement_timeout = 0");
            }
        }
    }

    private boolean moveFence() throws SQLException {
        String sql = version.number() == 1
                ? "INSERT INTO modelwright_data.app_fence (live_version, app_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
                : "UPDATE modelwright_data.app_fence SET live_version = ? WHERE app_id = ? AND live_version = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, version.number());
            statement.setObject(2, app.id().value());
            if (version.number() > 1) {
                statement.setInt(3, version.number() - 1);
            }
            return statement.executeUpdate() == 1;
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static boolean isUnfit(SQLException e) {
        String state = SqlFailures.state(e).orElse("");
        return UNFIT.stream().anyMatch(state::startsWith);
    }

    private static Ended unfit(Step step) {
        return new Ended.Unfit(new HashSet<>(step.changes()));
    }

    private void pause() {
        try {
            Thread.sleep(pace.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same for the same steps from the same version. */
    private String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Step step : migration.prepare()) {
                digest.update(step.sql().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return version.number() + ":" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
