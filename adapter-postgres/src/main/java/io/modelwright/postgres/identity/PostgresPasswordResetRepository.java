package io.modelwright.postgres.identity;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.PasswordResetRepository;
import io.modelwright.postgres.SqlFailures;
import io.modelwright.postgres.SqlFault;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.settlement.PostgresChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The resets of passwords in PostgreSQL. */
public final class PostgresPasswordResetRepository implements PasswordResetRepository {

    private final Transactions transactions;

    public PostgresPasswordResetRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public boolean issue(Reset reset) {
        try {
            return transactions.write(connection -> {
                String sql = "INSERT INTO modelwright.password_resets (account_id, token_hash, issued_by, expires_at)"
                        + " VALUES (?, ?, ?, ?) ON CONFLICT (account_id) DO UPDATE SET token_hash = excluded.token_hash,"
                        + " issued_by = excluded.issued_by, expires_at = excluded.expires_at";
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, reset.account().value());
                    statement.setString(2, reset.tokenHash());
                    statement.setObject(3, reset.issuedBy().value());
                    Instants.set(statement, 4, reset.expiresAt());
                    return statement.executeUpdate() == 1;
                }
            });
        } catch (SqlFault fault) {
            if (SqlFailures.isForeignKeyViolation(fault)) {
                return false;
            }
            throw fault;
        }
    }

    @Override
    public Optional<Account> find(String tokenHash, Instant now) {
        return transactions.read(connection -> find(connection, tokenHash, now));
    }

    private static Optional<Account> find(Connection connection, String tokenHash, Instant now) throws SQLException {
        String sql = "SELECT " + PostgresAccountRepository.COLUMNS + " FROM modelwright.accounts WHERE id ="
                + " (SELECT account_id FROM modelwright.password_resets WHERE token_hash = ? AND expires_at > ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tokenHash);
            Instants.set(statement, 2, now);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(PostgresAccountRepository.account(rows)) : Optional.empty();
            }
        }
    }

    @Override
    public Optional<AccountId> use(String tokenHash, PasswordHash password, Instant now) {
        return transactions.write(
                connection -> {
                    Optional<Account> account = find(connection, tokenHash, now);
                    if (account.isEmpty()) {
                        return Optional.empty();
                    }
                    AccountId id = account.get().id();
                    // The account first, as everybody does who changes a password: its row decides who is the first.
                    set(connection, id, password);
                    Optional<AccountId> claimed = claim(connection, tokenHash, now);
                    if (claimed.isPresent()) {
                        SessionRows.endAll(connection, id, Optional.empty(), now);
                        ApiKeyRows.revokeAll(connection, id);
                        PostgresChanges.Table.ACCOUNTS.leave(connection, id);
                    }
                    return claimed;
                },
                Optional::isPresent);
    }

    private static void set(Connection connection, AccountId account, PasswordHash password) throws SQLException {
        String sql = "UPDATE modelwright.accounts SET password_hash = ? WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, password.value());
            statement.setObject(2, account.value());
            statement.executeUpdate();
        }
    }

    private static Optional<AccountId> claim(Connection connection, String tokenHash, Instant now) throws SQLException {
        String sql = "DELETE FROM modelwright.password_resets WHERE token_hash = ? AND expires_at > ?"
                + " RETURNING account_id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tokenHash);
            Instants.set(statement, 2, now);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new AccountId(rows.getObject("account_id", UUID.class)))
                        : Optional.empty();
            }
        }
    }
}
