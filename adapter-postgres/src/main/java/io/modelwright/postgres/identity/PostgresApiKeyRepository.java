package io.modelwright.postgres.identity;

import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.Credential;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.ApiKeyRepository;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.settlement.PostgresChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The API keys in PostgreSQL. */
public final class PostgresApiKeyRepository implements ApiKeyRepository {

    /** Below every UUIDv7, so that a first page needs no other statement than the next ones. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;

    public PostgresApiKeyRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Added add(NewApiKey adding, int keysMax) {
        return transactions.write(connection -> {
            if (!isSignedIn(connection, adding)) {
                return Added.SESSION_ENDED;
            }
            ApiKeyRows.forgetExpired(connection, adding.account(), adding.key().createdAt());
            if (ApiKeyRows.count(connection, adding.account()) >= keysMax) {
                return Added.TOO_MANY;
            }
            insert(connection, adding);
            return Added.KEPT;
        });
    }

    /** Locks the account, so that keys are counted one after the other, and the session, so that it does not end meanwhile. */
    private static boolean isSignedIn(Connection connection, NewApiKey adding) throws SQLException {
        String account = "SELECT id FROM modelwright.accounts WHERE id = ? AND NOT disabled FOR NO KEY UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(account)) {
            statement.setObject(1, adding.account().value());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
            }
        }
        String session = "SELECT id FROM modelwright.sessions WHERE id = ? AND account_id = ? AND ended_at IS NULL"
                + " AND idle_until > ? FOR SHARE";
        try (PreparedStatement statement = connection.prepareStatement(session)) {
            statement.setObject(1, adding.by().value());
            statement.setObject(2, adding.account().value());
            Instants.set(statement, 3, adding.key().createdAt());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void insert(Connection connection, NewApiKey adding) throws SQLException {
        ApiKey key = adding.key();
        String sql = "INSERT INTO modelwright.api_keys"
                + " (id, account_id, name, start, key_hash, scopes, created_at, expires_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            String[] scopes = key.scopes().stream().map(Scope::text).toArray(String[]::new);
            statement.setObject(1, key.id().value());
            statement.setObject(2, adding.account().value());
            statement.setString(3, key.name());
            statement.setString(4, key.start());
            statement.setString(5, adding.keyHash());
            statement.setArray(6, connection.createArrayOf("text", scopes));
            Instants.set(statement, 7, key.createdAt());
            Instants.set(statement, 8, key.expiresAt());
            statement.executeUpdate();
        }
    }

    @Override
    public List<ApiKey> list(AccountId account, Optional<ApiKeyId> after, int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT id, name, start, scopes, created_at, expires_at, used_at FROM modelwright.api_keys"
                    + " WHERE account_id = ? AND id > ? ORDER BY id LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, account.value());
                statement.setObject(2, after.map(ApiKeyId::value).orElse(BEFORE_ALL));
                statement.setInt(3, limit);
                List<ApiKey> keys = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        keys.add(ApiKeyRows.key(rows));
                    }
                }
                return keys;
            }
        });
    }

    @Override
    public long count(AccountId account) {
        return transactions.read(connection -> ApiKeyRows.count(connection, account));
    }

    @Override
    public boolean revoke(AccountId account, ApiKeyId key) {
        return transactions.write(connection -> {
            String sql = "DELETE FROM modelwright.api_keys WHERE id = ? AND account_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, key.value());
                statement.setObject(2, account.value());
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            PostgresChanges.Table.ACCOUNTS.leave(connection, account);
            return true;
        });
    }

    @Override
    public Optional<Verified> verify(String keyHash, Instant now) {
        return transactions.read(connection -> {
            String sql = "SELECT id, account_id, expires_at FROM modelwright.api_keys"
                    + " WHERE key_hash = ? AND expires_at > ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, keyHash);
                Instants.set(statement, 2, now);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Verified(
                                    new ApiKeyId(rows.getObject("id", UUID.class)),
                                    new AccountId(rows.getObject("account_id", UUID.class)),
                                    Instants.read(rows, "expires_at")))
                            : Optional.empty();
                }
            }
        });
    }

    private record Found(Principal principal, boolean mustBeNoted) {}

    @Override
    public Optional<Principal> use(ApiKeyId key, Instant now, Instant usedBefore) {
        Optional<Found> found = transactions.read(connection -> find(connection, key, now, usedBefore));
        if (found.filter(Found::mustBeNoted).isPresent()) {
            transactions.write(connection -> note(connection, key, now, usedBefore));
        }
        return found.map(Found::principal);
    }

    private static Optional<Found> find(Connection connection, ApiKeyId key, Instant now, Instant usedBefore)
            throws SQLException {
        String sql = "SELECT " + PrincipalRows.COLUMNS + ", k.scopes, coalesce(k.used_at < ?, true) AS must_be_noted"
                + " FROM modelwright.api_keys k JOIN modelwright.accounts a ON a.id = k.account_id"
                + PrincipalRows.MEMBERSHIPS + " WHERE k.id = ? AND k.expires_at > ? AND NOT a.disabled";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Instants.set(statement, 1, usedBefore);
            statement.setObject(2, key.value());
            Instants.set(statement, 3, now);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                boolean mustBeNoted = rows.getBoolean("must_be_noted");
                EnumSet<Scope> scopes = ApiKeyRows.scopes(rows);
                return Optional.of(new Found(
                        PrincipalRows.read(rows, new Credential.ApiKey(key, Set.copyOf(scopes))), mustBeNoted));
            }
        }
    }

    /** Of several nodes that note the same use one writes. */
    private static int note(Connection connection, ApiKeyId key, Instant now, Instant usedBefore) throws SQLException {
        String sql = "UPDATE modelwright.api_keys SET used_at = ? WHERE id = ? AND coalesce(used_at < ?, true)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Instants.set(statement, 1, now);
            statement.setObject(2, key.value());
            Instants.set(statement, 3, usedBefore);
            return statement.executeUpdate();
        }
    }
}
