package io.modelwright.postgres.modeling;

import io.modelwright.core.modeling.plan.Step;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.modeling.PostgresSchemaMigrator.Pace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What a publish prepared so far, each step committed by itself. The row is written before the first step and after each, so
 * that a step that was interrupted is the one after the last that is noted. For one thread, over a connection in autocommit.
 */
final class PublishJournal {

    /** An interrupted prepare. */
    record Entry(String fingerprint, int done, List<List<String>> undo) {}

    private final Connection connection;
    private final AppId app;
    private final Pace pace;

    PublishJournal(Connection connection, AppId app, Pace pace) {
        this.connection = connection;
        this.app = app;
        this.pace = pace;
    }

    Optional<Entry> find() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT fingerprint, done, undo FROM modelwright_data.publish_journal WHERE app_id = ?")) {
            statement.setObject(1, app.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Entry(rows.getString(1), rows.getInt(2), read(rows.getString(3))))
                        : Optional.empty();
            }
        }
    }

    void begin(int version, String fingerprint, List<Step> steps) throws SQLException {
        insert(version, fingerprint, 0, steps.stream().map(Step::undo).toList());
    }

    /** In the transaction of the switch: nothing is to be taken back any more, and this is left to be done. */
    void turnToFinish(int version, List<Step> steps) throws SQLException {
        end();
        if (!steps.isEmpty()) {
            List<List<String>> statements =
                    steps.stream().map(step -> List.of(step.sql())).toList();
            insert(version, "finish " + version, statements.size(), statements);
        }
    }

    private void insert(int version, String fingerprint, int done, List<List<String>> statements) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO modelwright_data.publish_journal (app_id, version, fingerprint, done, undo)"
                        + " VALUES (?, ?, ?, ?, ?::json)")) {
            statement.setObject(1, app.value());
            statement.setInt(2, version);
            statement.setString(3, fingerprint);
            statement.setInt(4, done);
            statement.setString(5, JsonText.write(written(statements)));
            statement.executeUpdate();
        }
    }

    void done(int steps) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE modelwright_data.publish_journal SET done = ? WHERE app_id = ?")) {
            statement.setInt(1, steps);
            statement.setObject(2, app.value());
            statement.executeUpdate();
        }
    }

    void end() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM modelwright_data.publish_journal WHERE app_id = ?")) {
            statement.setObject(1, app.value());
            statement.executeUpdate();
        }
    }

    /**
     * Brings the app's tables to rest: takes back all that was prepared, the last first, and the step that was under way; or
     * finishes what is live. Nothing where there is nothing. {@code false} where others were in the way for too long: then it
     * is left for the next one who comes.
     */
    boolean settle(Patience patience) throws SQLException {
        Optional<Entry> entry = find();
        if (entry.isEmpty()) {
            return true;
        }
        List<List<String>> statements = entry.get().undo();
        for (int i = Math.min(entry.get().done(), statements.size() - 1); i >= 0; i--) {
            List<String> step = statements.get(i);
            Optional<Boolean> ran = patience.attempt(
                    () -> {
                        run(step);
                        return true;
                    },
                    () -> true);
            if (ran.isEmpty()) {
                return false;
            }
        }
        end();
        return true;
    }

    /** Runs statements that wait only a moment for their locks, so that nobody has to queue behind them. */
    void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute("SET lock_timeout = " + pace.lockWait().toMillis());
                try {
                    statement.execute(sql);
                } finally {
                    if (!connection.isClosed()) {
                        statement.execute("RESET lock_timeout");
                    }
                }
            }
        }
    }

    private static Json written(List<List<String>> steps) {
        return Json.array(steps.stream()
                .map(step -> Json.array(step.stream().map(Json::of).toList()))
                .toList());
    }

    private static List<List<String>> read(String text) {
        return items(JsonText.parse(text)).stream()
                .map(step -> items(step).stream().map(PublishJournal::text).toList())
                .toList();
    }

    private static List<Json> items(Json json) {
        if (json instanceof JsonArray(List<Json> items)) {
            return items;
        }
        throw new IllegalStateException("a journal that is no list of lists");
    }

    private static String text(Json json) {
        if (json instanceof JsonString(String value)) {
            return value;
        }
        throw new IllegalStateException("a journal of other things than statements");
    }
}
