package io.modelwright.postgres.modeling;

import io.modelwright.core.modeling.plan.Step;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.postgres.JsonText;
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

    PublishJournal(Connection connection, AppId app) {
        this.connection = connection;
        this.app = app;
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
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO modelwright_data.publish_journal (app_id, version, fingerprint, done, undo)"
                        + " VALUES (?, ?, ?, 0, ?::json)")) {
            statement.setObject(1, app.value());
            statement.setInt(2, version);
            statement.setString(3, fingerprint);
            statement.setString(4, JsonText.write(written(steps)));
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

    /** Takes back all that was prepared, the last first, and the step that was under way. Nothing where there is nothing. */
    void undo() throws SQLException {
        Optional<Entry> entry = find();
        if (entry.isEmpty()) {
            return;
        }
        List<List<String>> undo = entry.get().undo();
        for (int i = Math.min(entry.get().done(), undo.size() - 1); i >= 0; i--) {
            undo(undo.get(i));
        }
        end();
    }

    void undo(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Json written(List<Step> steps) {
        return Json.array(steps.stream()
                .map(step -> Json.array(step.undo().stream().map(Json::of).toList()))
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
