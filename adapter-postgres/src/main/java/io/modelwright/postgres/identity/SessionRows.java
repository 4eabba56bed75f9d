package io.modelwright.postgres.identity;

import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.OpenSession;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.postgres.settlement.PostgresChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The live sessions of one account. */
final class SessionRows {

    private static final String LIVE = " FROM modelwright.sessions s JOIN modelwright.accounts a ON a.id = s.account_id"
            + " WHERE s.account_id = ? AND s.ended_at IS NULL AND s.idle_until > ? AND NOT a.disabled";

    /** Below every UUIDv7, so that a first page needs no other statement than the next ones. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private SessionRows() {}

    /** Ends them, but for the one to keep; leaves a change where there was one. */
    static List<SessionId> endAll(Connection connection, AccountId account, Optional<SessionId> kept, Instant now)
            throws SQLException {
        String sql = "UPDATE modelwright.sessions SET ended_at = ? WHERE account_id = ? AND ended_at IS NULL"
                + " AND idle_until > ? AND id <> ? RETURNING id";
        List<SessionId> ended = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Instants.set(statement, 1, now);
            statement.setObject(2, account.value());
            Instants.set(statement, 3, now);
            statement.setObject(4, kept.map(SessionId::value).orElse(BEFORE_ALL));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ended.add(new SessionId(rows.getObject("id", UUID.class)));
                }
            }
        }
        if (!ended.isEmpty()) {
            PostgresChanges.Table.ACCOUNTS.leave(connection, account);
        }
        return ended;
    }

    static List<OpenSession> list(
            Connection connection, AccountId account, Instant now, Optional<SessionId> after, int limit)
            throws SQLException {
        String sql = "SELECT s.id, s.agent, s.address, s.created_at, s.refreshed_at, s.idle_until" + LIVE
                + " AND s.id > ? ORDER BY s.id LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, account.value());
            Instants.set(statement, 2, now);
            statement.setObject(3, after.map(SessionId::value).orElse(BEFORE_ALL));
            statement.setInt(4, limit);
            List<OpenSession> sessions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sessions.add(new OpenSession(
                            new SessionId(rows.getObject("id", UUID.class)),
                            new Device(rows.getString("agent"), rows.getString("address")),
                            Instants.read(rows, "created_at"),
                            Instants.read(rows, "refreshed_at"),
                            Instants.read(rows, "idle_until")));
                }
            }
            return sessions;
        }
    }

    static long count(Connection connection, AccountId account, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*)" + LIVE)) {
            statement.setObject(1, account.value());
            Instants.set(statement, 2, now);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
