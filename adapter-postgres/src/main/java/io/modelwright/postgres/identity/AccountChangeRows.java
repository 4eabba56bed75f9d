package io.modelwright.postgres.identity;

import io.modelwright.core.shared.AccountId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Leaves word of changes of accounts, in the transaction that makes them. */
final class AccountChangeRows {

    private AccountChangeRows() {}

    static void leave(Connection connection, AccountId account) throws SQLException {
        String sql = "INSERT INTO modelwright.account_changes (account_id) VALUES (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, account.value());
            statement.executeUpdate();
        }
    }
}
