package io.modelwright.postgres.identity;

import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.OpenSession;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.SessionRepository;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.settlement.PostgresChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The sessions in PostgreSQL. A rotation locks the token and its session, so that of many exactly one is the first. */
public final class PostgresSessionRepository implements SessionRepository {

    private final Transactions transactions;

    public PostgresSessionRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public boolean open(NewSession session, PasswordHash verified) {
        return transactions.write(connection -> {
            if (!holds(connection, session.account(), verified)) {
                return false;
            }
            String forget = "DELETE FROM modelwright.sessions WHERE account_id = ? AND idle_until <= ?";
            try (PreparedStatement statement = connection.prepareStatement(forget)) {
                statement.setObject(1, session.account().value());
                Instants.set(statement, 2, session.createdAt());
                statement.executeUpdate();
            }
            String keep = "INSERT INTO modelwright.sessions"
                    + " (id, account_id, agent, address, created_at, refreshed_at, expires_at, idle_until)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, least(?, ?))";
            try (PreparedStatement statement = connection.prepareStatement(keep)) {
                statement.setObject(1, session.id().value());
                statement.setObject(2, session.account().value());
                statement.setString(3, session.device().agent());
                statement.setString(4, session.device().address());
                Instants.set(statement, 5, session.createdAt());
                Instants.set(statement, 6, session.createdAt());
                Instants.set(statement, 7, session.expiresAt());
                Instants.set(statement, 8, session.idleUntil());
                Instants.set(statement, 9, session.expiresAt());
                statement.executeUpdate();
            }
            insertToken(connection, session.tokenHash(), session.id());
            return true;
        });
    }

    /** Locks the account, so that who changes its password or disables it waits, and then ends the session too. */
    private static boolean holds(Connection connection, AccountId account, PasswordHash verified) throws SQLException {
        String sql =
                "SELECT id FROM modelwright.accounts WHERE id = ? AND password_hash = ? AND NOT disabled FOR SHARE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, account.value());
            statement.setString(2, verified.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** A refresh token of a live session, locked. */
    private record Held(
            SessionId session,
            AccountId account,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable String sealedSuccessor) {}

    @Override
    public Rotated rotate(Rotation rotation) {
        return transactions.write(connection -> {
            Optional<Held> held = lock(connection, rotation);
            return held.isEmpty() ? new Rotated.Unknown() : rotate(connection, rotation, held.get());
        });
    }

    private static Rotated rotate(Connection connection, Rotation rotation, Held held) throws SQLException {
        if (held.usedAt() == null) {
            use(connection, rotation);
            insertToken(connection, rotation.successorHash(), held.session());
            forgetSealed(connection, rotation, held.session());
            refresh(connection, rotation, held.session());
            return new Rotated.First(held.session(), held.account(), held.expiresAt());
        }
        if (held.sealedSuccessor() != null && !held.usedAt().isBefore(rotation.usedSince())) {
            return new Rotated.Again(held.session(), held.account(), held.expiresAt(), held.sealedSuccessor());
        }
        end(connection, held.session(), rotation.now());
        PostgresChanges.Table.ACCOUNTS.leave(connection, held.account());
        return new Rotated.Reused(held.session(), held.account());
    }

    private static Optional<Held> lock(Connection connection, Rotation rotation) throws SQLException {
        // The token too, not only its session: after the wait for a lock only locked rows are read anew.
        String sql = "SELECT s.id, s.account_id, s.expires_at, t.used_at, t.sealed_successor"
                + " FROM modelwright.refresh_tokens t"
                + " JOIN modelwright.sessions s ON s.id = t.session_id"
                + " JOIN modelwright.accounts a ON a.id = s.account_id"
                + " WHERE t.token_hash = ? AND s.ended_at IS NULL AND s.idle_until > ? AND NOT a.disabled"
                + " FOR UPDATE OF t, s";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, rotation.tokenHash());
            Instants.set(statement, 2, rotation.now());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Held(
                        new SessionId(rows.getObject("id", UUID.class)),
                        new AccountId(rows.getObject("account_id", UUID.class)),
                        Instants.read(rows, "expires_at"),
                        rows.getObject("used_at") == null ? null : Instants.read(rows, "used_at"),
                        rows.getString("sealed_successor")));
            }
        }
    }

    private static void use(Connection connection, Rotation rotation) throws SQLException {
        String sql = "UPDATE modelwright.refresh_tokens SET used_at = ?, sealed_successor = ? WHERE token_hash = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Instants.set(statement, 1, rotation.now());
            statement.setString(2, rotation.sealedSuccessor());
            statement.setString(3, rotation.tokenHash());
            statement.executeUpdate();
        }
    }

    private static void insertToken(Connection connection, String tokenHash, SessionId session) throws SQLException {
        String sql = "INSERT INTO modelwright.refresh_tokens (token_hash, session_id) VALUES (?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tokenHash);
            statement.setObject(2, session.value());
            statement.executeUpdate();
        }
    }

    /** A successor is kept, sealed, only as long as its grace lasts. */
    private static void forgetSealed(Connection connection, Rotation rotation, SessionId session) throws SQLException {
        String sql = "UPDATE modelwright.refresh_tokens SET sealed_successor = NULL"
                + " WHERE session_id = ? AND used_at < ? AND sealed_successor IS NOT NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, session.value());
            Instants.set(statement, 2, rotation.usedSince());
            statement.executeUpdate();
        }
    }

    private static void refresh(Connection connection, Rotation rotation, SessionId session) throws SQLException {
        String sql = "UPDATE modelwright.sessions SET refreshed_at = ?, idle_until = least(?, expires_at) WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Instants.set(statement, 1, rotation.now());
            Instants.set(statement, 2, rotation.idleUntil());
            statement.setObject(3, session.value());
            statement.executeUpdate();
        }
    }

    private static void end(Connection connection, SessionId session, Instant now) throws SQLException {
        String sql = "UPDATE modelwright.sessions SET ended_at = coalesce(ended_at, ?) WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Instants.set(statement, 1, now);
            statement.setObject(2, session.value());
            statement.executeUpdate();
        }
    }

    @Override
    public Optional<Ended> end(String tokenHash, Instant now) {
        return transactions.write(connection -> {
            String sql = "SELECT s.id, s.account_id FROM modelwright.refresh_tokens t"
                    + " JOIN modelwright.sessions s ON s.id = t.session_id WHERE t.token_hash = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, tokenHash);
                try (ResultSet rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        return Optional.empty();
                    }
                    SessionId session = new SessionId(rows.getObject("id", UUID.class));
                    AccountId account = new AccountId(rows.getObject("account_id", UUID.class));
                    end(connection, session, now);
                    PostgresChanges.Table.ACCOUNTS.leave(connection, account);
                    return Optional.of(new Ended(session, account));
                }
            }
        });
    }

    @Override
    public boolean end(AccountId account, SessionId session, Instant now) {
        return transactions.write(connection -> {
            String sql = "UPDATE modelwright.sessions SET ended_at = ? WHERE id = ? AND account_id = ?"
                    + " AND ended_at IS NULL AND idle_until > ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Instants.set(statement, 1, now);
                statement.setObject(2, session.value());
                statement.setObject(3, account.value());
                Instants.set(statement, 4, now);
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            PostgresChanges.Table.ACCOUNTS.leave(connection, account);
            return true;
        });
    }

    @Override
    public List<SessionId> endAll(AccountId account, Optional<SessionId> kept, Instant now) {
        return transactions.write(connection -> SessionRows.endAll(connection, account, kept, now));
    }

    @Override
    public List<OpenSession> listOf(AccountId account, Instant now, Optional<SessionId> after, int limit) {
        return transactions.read(connection -> SessionRows.list(connection, account, now, after, limit));
    }

    @Override
    public long countOf(AccountId account, Instant now) {
        return transactions.read(connection -> SessionRows.count(connection, account, now));
    }

    @Override
    public Optional<Principal> findHolder(SessionId session, Instant now) {
        return transactions.read(connection -> {
            String sql = "SELECT " + PrincipalRows.COLUMNS
                    + " FROM modelwright.sessions s JOIN modelwright.accounts a ON a.id = s.account_id"
                    + PrincipalRows.MEMBERSHIPS
                    + " WHERE s.id = ? AND s.ended_at IS NULL AND s.idle_until > ? AND NOT a.disabled";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, session.value());
                Instants.set(statement, 2, now);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(PrincipalRows.read(rows, new Credential.Session(session)))
                            : Optional.empty();
                }
            }
        });
    }
}
