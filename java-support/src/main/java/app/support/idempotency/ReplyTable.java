package app.support.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The table {@code app_system.idempotency}, within transactions. Stateless. */
final class ReplyTable {

    private ReplyTable() {}

    /** @param sealed empty where the answer was too large to be kept */
    record Kept(String bodyHash, String sealed) {}

    /**
     * Whether nobody else is at that place until the end of the transaction. Does not wait: what is not committed yet is seen by
     * nobody, and each one who waited would hold a connection.
     */
    static boolean claim(Connection connection, String place) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "idempotency " + place);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    static Optional<Kept> find(Connection connection, String place, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT body_hash, sealed FROM app_system.idempotency WHERE place = ? AND expires_at > ?")) {
            statement.setString(1, place);
            statement.setObject(2, time(now));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(new Kept(rows.getString(1), rows.getString(2))) : Optional.empty();
            }
        }
    }

    static void put(Connection connection, String place, Kept kept, Instant expiresAt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO app_system.idempotency (place, body_hash, sealed, expires_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (place) DO UPDATE SET body_hash = excluded.body_hash,"
                        + " sealed = excluded.sealed, expires_at = excluded.expires_at")) {
            statement.setString(1, place);
            statement.setString(2, kept.bodyHash());
            statement.setString(3, kept.sealed());
            statement.setObject(4, time(expiresAt));
            statement.executeUpdate();
        }
    }

    static int deleteExpired(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM app_system.idempotency WHERE expires_at <= ?")) {
            statement.setObject(1, time(now));
            return statement.executeUpdate();
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
