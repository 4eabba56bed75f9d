package io.modelwright.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in one transaction of its own: committed when the work returns, rolled back when it throws. For any thread. */
public final class Transactions {

    /** Work on one connection; it leaves commit and close to the caller. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private final DataSource dataSource;

    public Transactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs the work in a read-committed transaction.
     *
     * @throws io.modelwright.ports.failure.StoreUnavailable where the database cannot be asked now
     */
    public <T> T write(Work<T> work) {
        return SqlFailures.translating(() -> {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    T result = work.run(connection);
                    connection.commit();
                    return result;
                } catch (SQLException | RuntimeException | Error fault) {
                    rollBack(connection, fault);
                    throw fault;
                } finally {
                    connection.setAutoCommit(true);
                }
            }
        });
    }

    private static void rollBack(Connection connection, Throwable fault) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            // The connection is gone, and the transaction with it.
            fault.addSuppressed(lost);
        }
    }

    /**
     * Runs single statements that only read, each in a snapshot of its own.
     *
     * @throws io.modelwright.ports.failure.StoreUnavailable where the database cannot be asked now
     */
    public <T> T read(Work<T> work) {
        return SqlFailures.translating(() -> {
            try (Connection connection = dataSource.getConnection()) {
                return work.run(connection);
            }
        });
    }
}
