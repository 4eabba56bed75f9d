package io.modelwright.postgres.modeling;

import io.modelwright.core.shared.AppId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One publish per app at a time: an advisory lock of the session, which goes with its connection. For one thread. */
final class PublishLock {

    private final Connection connection;
    private final AppId app;

    PublishLock(Connection connection, AppId app) {
        this.connection = connection;
        this.app = app;
    }

    boolean tryAcquire() throws SQLException {
        return call("SELECT pg_try_advisory_lock(hashtextextended(?, 0))");
    }

    void release() throws SQLException {
        if (!connection.isClosed()) {
            call("SELECT pg_advisory_unlock(hashtextextended(?, 0))");
        }
    }

    private boolean call(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "modelwright publish " + app);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
