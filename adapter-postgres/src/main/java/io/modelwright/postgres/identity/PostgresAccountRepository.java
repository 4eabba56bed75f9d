package io.modelwright.postgres.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The accounts in PostgreSQL. Who founds the installation locks its one row first, so that of many exactly one does. */
public final class PostgresAccountRepository implements AccountRepository {

    private static final String COLUMNS = "id, email, display_name, platform_administrator, created_at";

    private final Transactions transactions;

    public PostgresAccountRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Added add(NewAccount account) {
        return transactions.write(connection -> {
            boolean founder = switch (account.founding()) {
                case Founding.FirstComer() -> lockUnfounded(connection);
                case Founding.None() -> false;
                case Founding.BySetupToken(String tokenHash, Instant now) ->
                    lockUnfounded(connection) && isIssued(connection, tokenHash, now);
            };
            if (account.founding() instanceof Founding.BySetupToken && !founder) {
                return new Added.SetupRefused();
            }
            if (!insert(connection, account, founder)) {
                return new Added.EmailTaken();
            }
            if (founder) {
                found(connection, account.id());
            }
            WorkspaceRows.insert(connection, account.workspace(), account.id());
            return new Added.Kept(
                    new Account(account.id(), account.email(), account.displayName(), founder, account.createdAt()));
        });
    }

    /** Locks the row only while there is no founder: later registrations do not wait for each other. */
    private static boolean lockUnfounded(Connection connection) throws SQLException {
        String sql = "SELECT id FROM modelwright.installation WHERE founder IS NULL FOR UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    private static boolean isIssued(Connection connection, String tokenHash, Instant now) throws SQLException {
        String sql = "SELECT id FROM modelwright.installation WHERE setup_token_hash = ? AND setup_expires_at > ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tokenHash);
            Instants.set(statement, 2, now);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean insert(Connection connection, NewAccount account, boolean founder) throws SQLException {
        String sql = "INSERT INTO modelwright.accounts"
                + " (id, email, display_name, password_hash, platform_administrator, created_at)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, account.id().value());
            statement.setString(2, account.email().value());
            statement.setString(3, account.displayName());
            statement.setString(4, account.passwordHash().value());
            statement.setBoolean(5, founder);
            Instants.set(statement, 6, account.createdAt());
            return statement.executeUpdate() == 1;
        }
    }

    private static void found(Connection connection, AccountId founder) throws SQLException {
        String sql = "UPDATE modelwright.installation"
                + " SET founder = ?, setup_token_hash = NULL, setup_expires_at = NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, founder.value());
            statement.executeUpdate();
        }
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return transactions.read(connection -> {
            String sql = "SELECT " + COLUMNS + " FROM modelwright.accounts WHERE id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, id.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(account(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public Optional<Credentials> findCredentials(EmailAddress email) {
        return credentials("email = ?", email.value());
    }

    @Override
    public Optional<Credentials> findCredentials(AccountId id) {
        return credentials("id = ?", id.value());
    }

    private Optional<Credentials> credentials(String condition, Object value) {
        return transactions.read(connection -> {
            String sql = "SELECT " + COLUMNS + ", password_hash, disabled FROM modelwright.accounts WHERE " + condition;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, value);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Credentials(
                                    account(rows),
                                    new PasswordHash(rows.getString("password_hash")),
                                    rows.getBoolean("disabled")))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public Optional<Account> rename(AccountId id, String displayName) {
        return transactions.write(connection -> {
            String sql = "UPDATE modelwright.accounts SET display_name = ? WHERE id = ? RETURNING " + COLUMNS;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, displayName);
                statement.setObject(2, id.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(account(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public boolean changePassword(
            AccountId id, PasswordHash before, PasswordHash after, Optional<SessionId> kept, Instant now) {
        return transactions.write(connection -> {
            String sql = "UPDATE modelwright.accounts SET password_hash = ? WHERE id = ? AND password_hash = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, after.value());
                statement.setObject(2, id.value());
                statement.setString(3, before.value());
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            SessionRows.endAll(connection, id, kept, now);
            return true;
        });
    }

    @Override
    public boolean issueSetupToken(String tokenHash, Instant expiresAt) {
        return transactions.write(connection -> {
            String sql = "UPDATE modelwright.installation SET setup_token_hash = ?, setup_expires_at = ?"
                    + " WHERE founder IS NULL";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, tokenHash);
                Instants.set(statement, 2, expiresAt);
                return statement.executeUpdate() == 1;
            }
        });
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                new EmailAddress(row.getString("email")),
                row.getString("display_name"),
                row.getBoolean("platform_administrator"),
                Instants.read(row, "created_at"));
    }
}
