package io.modelwright.postgres.identity;

import io.modelwright.core.shared.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Resets of passwords that nobody may use any more. Whoever takes one away holds the row of the account before. */
final class PasswordResetRows {

    private PasswordResetRows() {}

    static void forget(Connection connection, AccountId account) throws SQLException {
        String sql = "DELETE FROM modelwright.password_resets WHERE account_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, account.value());
            statement.executeUpdate();
        }
    }
}
