package io.modelwright.postgres.idempotency;

import io.modelwright.core.idempotency.ReplyKey;
import io.modelwright.ports.idempotency.driven.KeptReplies;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Replies in {@code modelwright.kept_replies}. A claim takes an advisory lock of the transaction without waiting for it: a row
 * that is not committed yet is seen by nobody, and waiting for it would hold a connection for each repetition.
 */
public final class PostgresKeptReplies implements KeptReplies {

    private final Transactions transactions;

    public PostgresKeptReplies(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Claim claim(ReplyKey key, Instant now) {
        return transactions.write(connection -> {
            if (!lock(connection, key)) {
                return new Claim.Taken();
            }
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT body_hash, sealed FROM modelwright.kept_replies WHERE key = ? AND expires_at > ?")) {
                statement.setString(1, key.hash());
                statement.setObject(2, now.atOffset(ZoneOffset.UTC));
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                            ? new Claim.Answered(new KeptReply(rows.getString(1), rows.getBytes(2)))
                            : new Claim.Free();
                }
            }
        });
    }

    /** Of two keys that hash to the same number, one waits for the other in vain once in an age: it may ask again. */
    private static boolean lock(Connection connection, ReplyKey key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "kept reply " + key.hash());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    @Override
    public void keep(ReplyKey key, KeptReply reply, Instant expiresAt) {
        transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO modelwright.kept_replies"
                            + " (key, body_hash, sealed, expires_at) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
                            + " SET body_hash = excluded.body_hash, sealed = excluded.sealed, expires_at = excluded.expires_at")) {
                statement.setString(1, key.hash());
                statement.setString(2, reply.bodyHash());
                statement.setBytes(3, reply.sealed());
                statement.setObject(4, expiresAt.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public int forget(Instant now, int limit) {
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("DELETE FROM modelwright.kept_replies"
                    + " WHERE key IN (SELECT key FROM modelwright.kept_replies WHERE expires_at <= ? ORDER BY expires_at"
                    + " LIMIT ? FOR UPDATE SKIP LOCKED)")) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.setInt(2, limit);
                return statement.executeUpdate();
            }
        });
    }
}
