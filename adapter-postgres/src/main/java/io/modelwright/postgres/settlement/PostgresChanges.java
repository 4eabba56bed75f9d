package io.modelwright.postgres.settlement;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.settlement.driven.UnsettledChanges;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** The unsettled changes of one table in PostgreSQL. */
public final class PostgresChanges<S> implements UnsettledChanges<S> {

    /** A table of changes, and the ids that it holds. */
    public record Table<S>(String name, String column, Function<S, UUID> value, Function<UUID, S> subject) {

        public static final Table<AccountId> ACCOUNTS =
                new Table<>("modelwright.account_changes", "account_id", AccountId::value, AccountId::new);

        public static final Table<AppId> APP_MEMBERS =
                new Table<>("modelwright.app_member_changes", "app_id", AppId::value, AppId::new);

        /** Leaves word of a change, in the transaction that makes it. */
        public void leave(Connection connection, S changed) throws SQLException {
            String sql = "INSERT INTO " + name + " (" + column + ") VALUES (?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, value.apply(changed));
                statement.executeUpdate();
            }
        }
    }

    private final Transactions transactions;
    private final Table<S> table;

    public PostgresChanges(DataSource dataSource, Table<S> table) {
        this.transactions = new Transactions(dataSource);
        this.table = table;
    }

    @Override
    public List<Change<S>> unsettled(Optional<S> subject, int limit) {
        return transactions.read(connection -> {
            String sql = "SELECT number, " + table.column() + " FROM " + table.name()
                    + (subject.isPresent() ? " WHERE " + table.column() + " = ?" : "") + " ORDER BY number LIMIT ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int next = 1;
                if (subject.isPresent()) {
                    statement.setObject(next++, table.value().apply(subject.get()));
                }
                statement.setInt(next, limit);
                List<Change<S>> changes = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        UUID id = rows.getObject(table.column(), UUID.class);
                        changes.add(new Change<>(
                                rows.getLong("number"), table.subject().apply(id)));
                    }
                }
                return changes;
            }
        });
    }

    @Override
    public void settle(List<Change<S>> changes) {
        transactions.write(connection -> {
            String sql = "DELETE FROM " + table.name() + " WHERE number = ANY (?)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Long[] numbers = changes.stream().map(Change::number).toArray(Long[]::new);
                statement.setArray(1, connection.createArrayOf("bigint", numbers));
                return statement.executeUpdate();
            }
        });
    }
}
