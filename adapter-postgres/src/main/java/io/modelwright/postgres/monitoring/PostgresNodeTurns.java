package io.modelwright.postgres.monitoring;

import io.modelwright.ports.monitoring.driven.NodeTurns;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Turns by the clock of the database, which all nodes share. */
public final class PostgresNodeTurns implements NodeTurns {

    private final Transactions transactions;

    public PostgresNodeTurns(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public boolean take(String work, UUID node, Duration length) {
        String sql = "INSERT INTO modelwright.node_turns AS turn (work, node, until)"
                + " VALUES (?, ?, clock_timestamp() + ? * interval '1 millisecond')"
                + " ON CONFLICT (work) DO UPDATE SET node = excluded.node, until = excluded.until"
                + " WHERE turn.node = excluded.node OR turn.until <= clock_timestamp()";
        return transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, work);
                statement.setObject(2, node);
                statement.setLong(3, length.toMillis());
                return statement.executeUpdate() > 0;
            }
        });
    }
}
