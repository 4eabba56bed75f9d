package io.modelwright.postgres.modeling;

import io.modelwright.core.apps.App;
import io.modelwright.core.modeling.plan.Migration;
import io.modelwright.core.modeling.plan.Step;
import io.modelwright.ports.modeling.driven.SchemaMigrator.Ended;
import io.modelwright.ports.modeling.driven.VersionRepository.StoredVersion;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.Transactions;
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
import java.util.UUID;

/** One publish, over one connection that holds the app's publish lock; for one thread. */
final class Publication {

    /** Records do not fit: integrity (23…) and values (22…). */
    private static final List<String> UNFIT = List.of("22", "23");

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final Connection connection;
    private final App app;
    private final Migration migration;
    private final StoredVersion version;
    private final Pace pace;
    private final PublishJournal journal;
    private final Patience patience;

    Publication(Connection connection, App app, Migration migration, StoredVersion version, Pace pace) {
        this.connection = connection;
        this.app = app;
        this.migration = migration;
        this.version = version;
        this.pace = pace;
        this.journal = new PublishJournal(connection, app.id(), pace);
        this.patience = new Patience(pace);
    }

    Ended run() throws SQLException {
        Optional<Ended> refused = prepare();
        Ended ended = refused.isPresent()
                ? refused.get()
                : patience.attempt(this::trySwitch, () -> true).orElseGet(Ended.Blocked::new);
        // takes back what was prepared, or finishes what was switched: the journal knows
        journal.settle(patience);
        return ended;
    }

    private Optional<Ended> prepare() throws SQLException {
        Optional<Integer> done = resume(fingerprint());
        if (done.isEmpty()) {
            return Optional.of(new Ended.Blocked());
        }
        for (int i = done.get(); i < migration.prepare().size(); i++) {
            Step step = migration.prepare().get(i);
            try {
                Optional<Boolean> ran = patience.attempt(() -> run(step), () -> {
                    journal.run(step.undo());
                    return true;
                });
                if (ran.isEmpty()) {
                    return Optional.of(new Ended.Blocked());
                }
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

    /** How many steps are done already, the one that was under way taken back; empty where that did not succeed. */
    private Optional<Integer> resume(String fingerprint) throws SQLException {
        Optional<PublishJournal.Entry> entry = journal.find();
        if (entry.isPresent() && entry.get().fingerprint().equals(fingerprint)) {
            int done = entry.get().done();
            List<String> undo = done < migration.prepare().size()
                    ? migration.prepare().get(done).undo()
                    : List.of();
            return patience.attempt(
                    () -> {
                        journal.run(undo);
                        return done;
                    },
                    () -> true);
        }
        if (!journal.settle(patience)) {
            return Optional.empty();
        }
        if (!migration.prepare().isEmpty()) {
            journal.begin(version.number(), fingerprint, migration.prepare());
        }
        return Optional.of(0);
    }

    /** Short locks are waited for a moment only; long work waits for those who came before and stands in nobody's way. */
    private boolean run(Step step) throws SQLException {
        switch (step.kind()) {
            case STATEMENT -> journal.run(List.of(step.sql()));
            case ALONE -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(step.sql());
                }
            }
            case BATCH -> runBatches(step);
            case GUARD -> throw new IllegalStateException("a guard belongs to the switch");
        }
        return true;
    }

    private void runBatches(Step step) throws SQLException {
        String table = step.table().orElseThrow();
        String next =
                "SELECT id FROM " + table + " WHERE id > ? ORDER BY id OFFSET " + (pace.batchRows() - 1) + " LIMIT 1";
        UUID after = FIRST;
        try (PreparedStatement bound = connection.prepareStatement(next);
                PreparedStatement update = connection.prepareStatement(step.sql())) {
            while (!after.equals(LAST)) {
                bound.setObject(1, after);
                UUID upTo = LAST;
                try (ResultSet rows = bound.executeQuery()) {
                    if (rows.next()) {
                        upTo = rows.getObject(1, UUID.class);
                    }
                }
                update.setObject(1, after);
                update.setObject(2, upTo);
                update.executeUpdate();
                after = upTo;
            }
        }
    }

    private Ended trySwitch() throws SQLException {
        return Transactions.on(connection, same -> switchWithin(), ended -> ended instanceof Ended.Switched);
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
        journal.turnToFinish(version.number(), migration.finish());
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
