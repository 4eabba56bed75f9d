package io.modelwright.postgres.identity;

import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.identity.driven.AccountChanges;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The unsettled changes of accounts in PostgreSQL. */
public final class PostgresAccountChanges implements AccountChanges {

    private final Transactions transactions;

    public PostgresAccountChanges(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public List<AccountChange> unsettled(Optional<AccountId> account, int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT number, account_id FROM modelwright.account_changes"
                    + (account.isPresent() ? " WHERE account_id = ?" : "") + " ORDER BY number LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int next = 1;
                if (account.isPresent()) {
                    statement.setObject(next++, account.get().value());
                }
                statement.setInt(next, limit);
                List<AccountChange> changes = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        AccountId changed = new AccountId(rows.getObject("account_id", UUID.class));
                        changes.add(new AccountChange(rows.getLong("number"), changed));
                    }
                }
                return changes;
            }
        });
    }

    @Override
    public void settle(List<AccountChange> changes) {
        transactions.write(connection -> {
            String sql = "DELETE FROM modelwright.account_changes WHERE number = ANY (?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Long[] numbers = changes.stream().map(AccountChange::number).toArray(Long[]::new);
                statement.setArray(1, connection.createArrayOf("bigint", numbers));
                return statement.executeUpdate();
            }
        });
    }
}
