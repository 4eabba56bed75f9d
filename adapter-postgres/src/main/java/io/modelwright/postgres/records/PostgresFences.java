package io.modelwright.postgres.records;

import io.modelwright.core.records.Fence;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.Fences;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import javax.sql.DataSource;

/** The fence rows of apps and callers in the data database. */
public final class PostgresFences implements Fences {

    private final Transactions transactions;

    /** @param dataSource of the data database */
    public PostgresFences(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Optional<Fence> load(AppId app) {
        return transactions.read(connection -> {
            String sql = "SELECT live_version, rights_epoch FROM modelwright_data.app_fence WHERE app_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, app.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new Fence(app, rows.getInt(1), rows.getLong(2)))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void bumpRights(AppId app) {
        transactions.write(connection -> {
            String sql = "UPDATE modelwright_data.app_fence SET rights_epoch = rights_epoch + 1 WHERE app_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, app.value());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public long callerEpoch(AccountId account) {
        return transactions.read(connection -> {
            String sql = "SELECT epoch FROM modelwright_data.caller_fence WHERE account_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, account.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0L;
                }
            }
        });
    }

    @Override
    public void bumpCaller(AccountId account) {
        transactions.write(connection -> {
            String sql = "INSERT INTO modelwright_data.caller_fence AS c (account_id, epoch) VALUES (?, 1)"
                    + " ON CONFLICT (account_id) DO UPDATE SET epoch = c.epoch + 1";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, account.value());
                return statement.executeUpdate();
            }
        });
    }
}
