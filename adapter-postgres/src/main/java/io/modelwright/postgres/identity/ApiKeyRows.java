package io.modelwright.postgres.identity;

import io.modelwright.core.identity.ApiKey;
import io.modelwright.core.identity.ApiKeyId;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.shared.AccountId;
import io.modelwright.postgres.settlement.PostgresChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;

/** Rows of API keys. */
final class ApiKeyRows {

    private ApiKeyRows() {}

    static void forgetExpired(Connection connection, AccountId account, Instant now) throws SQLException {
        String sql = "DELETE FROM modelwright.api_keys WHERE account_id = ? AND expires_at <= ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, account.value());
            Instants.set(statement, 2, now);
            statement.executeUpdate();
        }
    }

    /** Ends all keys of that account; leaves a change where there was one. */
    static void revokeAll(Connection connection, AccountId account) throws SQLException {
        String sql = "DELETE FROM modelwright.api_keys WHERE account_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, account.value());
            if (statement.executeUpdate() > 0) {
                PostgresChanges.Table.ACCOUNTS.leave(connection, account);
            }
        }
    }

    static long count(Connection connection, AccountId account) throws SQLException {
        String sql = "SELECT count(*) FROM modelwright.api_keys WHERE account_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, account.value());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                new ApiKeyId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("start"),
                scopes(row),
                Instants.read(row, "created_at"),
                Instants.read(row, "expires_at"),
                row.getObject("used_at") == null ? Optional.empty() : Optional.of(Instants.read(row, "used_at")));
    }

    /** A scope that this release does not know gives nothing. */
    static EnumSet<Scope> scopes(ResultSet row) throws SQLException {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String text : (String[]) row.getArray("scopes").getArray()) {
            Scope.parse(text).ifPresent(scopes::add);
        }
        return scopes;
    }
}
