package io.modelwright.postgres.records;

import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Makes the monthly parts of the history of records before they are needed. Without it nothing is lost, but all rows of a
 * month that has no part gather in one that never goes. Thread-safe; several nodes may do it at once.
 */
public final class HistoryPartitions {

    private static final int MONTHS_AHEAD = 2;

    private final Transactions transactions;

    /** @param dataSource of the data database, with the right to make tables */
    public HistoryPartitions(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /**
     * Makes what is missing for the month of that time and the two after it.
     *
     * @return how many were missing
     * @throws io.modelwright.ports.failure.StoreUnavailable where the database cannot be asked now
     */
    public int ensure(Instant now) {
        return transactions.write(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT modelwright_data.ensure_history_partitions(?, ?)")) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                statement.setInt(2, MONTHS_AHEAD);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }
}
