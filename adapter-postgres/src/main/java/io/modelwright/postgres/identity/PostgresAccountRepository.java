package io.modelwright.postgres.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.EmailAddress;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.identity.SessionId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.AccountRepository;
import io.modelwright.ports.identity.driven.InvitationRepository.Joined;
import io.modelwright.postgres.Transactions;
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
import javax.sql.DataSource;

/** The accounts in PostgreSQL. Who founds the installation locks its one row first, so that of many exactly one does. */
public final class PostgresAccountRepository implements AccountRepository {

    static final String COLUMNS = "id, email, display_name, platform_administrator, disabled, created_at";

    /** Below every UUIDv7, so that a first page needs no other statement than the next ones. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;

    public PostgresAccountRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Added add(NewAccount account) {
        return transactions.write(connection -> add(connection, account), Added.Kept.class::isInstance);
    }

    private static Added add(Connection connection, NewAccount account) throws SQLException {
        boolean founder = false;
        Optional<Joined> invited = Optional.empty();
        switch (account.founding()) {
            case Founding.None() -> {
                // an ordinary account, of which nothing more is to be known
            }
            case Founding.FirstComer() -> founder = lockUnfounded(connection);
            case Founding.BySetupToken(String tokenHash, Instant now) -> {
                founder = lockUnfounded(connection) && isIssued(connection, tokenHash, now);
                if (!founder) {
                    return new Added.SetupRefused();
                }
            }
            case Founding.ByInvitation(String tokenHash, Instant now) -> {
                invited = InvitationRows.claim(connection, tokenHash, account.email(), now);
                if (invited.isEmpty()) {
                    return new Added.InvitationRefused();
                }
            }
        }
        if (!insert(connection, account, founder)) {
            return new Added.EmailTaken();
        }
        if (founder) {
            found(connection, account.id());
        }
        WorkspaceRows.insert(connection, account.workspace(), account.id());
        if (invited.isPresent()) {
            InvitationRows.join(connection, invited.get(), account.id(), account.createdAt());
        }
        return new Added.Kept(
                new Account(account.id(), account.email(), account.displayName(), founder, false, account.createdAt()));
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
            String sql = "SELECT " + COLUMNS + ", password_hash FROM modelwright.accounts WHERE " + condition;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, value);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(
                                    new Credentials(account(rows), new PasswordHash(rows.getString("password_hash"))))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public List<Account> list(Optional<AccountId> after, int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT " + COLUMNS + " FROM modelwright.accounts WHERE id > ? ORDER BY id LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, after.map(AccountId::value).orElse(BEFORE_ALL));
                statement.setInt(2, limit);
                List<Account> accounts = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        accounts.add(account(rows));
                    }
                }
                return accounts;
            }
        });
    }

    @Override
    public long count() {
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                            connection.prepareStatement("SELECT count(*) FROM modelwright.accounts");
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public Optional<Account> setDisabled(AccountId id, boolean disabled, Instant now) {
        return transactions.write(connection -> {
            String sql = "UPDATE modelwright.accounts SET disabled = ? WHERE id = ? RETURNING " + COLUMNS;
            Account changed;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setBoolean(1, disabled);
                statement.setObject(2, id.value());
                try (ResultSet rows = statement.executeQuery()) {
                    if (!rows.next()) {
                        return Optional.empty();
                    }
                    changed = account(rows);
                }
            }
            if (disabled) {
                SessionRows.endAll(connection, id, Optional.empty(), now);
            }
            // also where no session ended: jobs work in the name of the account
            PostgresChanges.Table.ACCOUNTS.leave(connection, id);
            return Optional.of(changed);
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
            PasswordResetRows.forget(connection, id);
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

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                new EmailAddress(row.getString("email")),
                row.getString("display_name"),
                row.getBoolean("platform_administrator"),
                row.getBoolean("disabled"),
                Instants.read(row, "created_at"));
    }
}
