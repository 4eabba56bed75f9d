package io.modelwright.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in one transaction: committed when the work returns, rolled back when it throws. Where the thread has one open on
 * the same source ({@link PostgresAtomic}), the work joins it within a savepoint: what it does is taken back alone, and kept
 * when that one commits. For any thread.
 */
public final class Transactions {

    /** Work on one connection; it leaves commit and close to the caller. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

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
        return write(work, result -> true);
    }

    /**
     * The same, where only some results are to be kept.
     *
     * @param keeps whether a result is committed; else, and when the work throws, all is rolled back
     */
    public <T> T write(Work<T> work, Predicate<? super T> keeps) {
        return SqlFailures.translating(() -> {
            try (Lease lease = Lease.of(dataSource)) {
                return on(lease.connection(), work, keeps);
            }
        });
    }

    /**
     * Runs the work in a transaction of that connection, which comes and stays in autocommit; or, where it has one open,
     * within a savepoint of that.
     *
     * @param keeps whether a result is committed; else, and when the work throws, all is rolled back
     */
    public static <T> T on(Connection connection, Work<T> work, Predicate<? super T> keeps) throws SQLException {
        return connection.getAutoCommit() ? alone(connection, work, keeps) : within(connection, work, keeps);
    }

    private static <T> T within(Connection connection, Work<T> work, Predicate<? super T> keeps) throws SQLException {
        Savepoint before = connection.setSavepoint();
        T result;
        try {
            result = work.run(connection);
            if (!keeps.test(result)) {
                connection.rollback(before);
            }
        } catch (SQLException | RuntimeException | Error fault) {
            try {
                connection.rollback(before);
            } catch (SQLException lost) {
                // What is left of the transaction cannot be committed: PostgreSQL refuses it.
                fault.addSuppressed(lost);
            }
            throw fault;
        }
        connection.releaseSavepoint(before);
        return result;
    }

    private static <T> T alone(Connection connection, Work<T> work, Predicate<? super T> keeps) throws SQLException {
        T result;
        try {
            connection.setAutoCommit(false);
            result = work.run(connection);
            if (keeps.test(result)) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException | Error fault) {
            rollBack(connection, fault);
            throw fault;
        }
        endTransactions(connection);
        return result;
    }

    private static void rollBack(Connection connection, Throwable fault) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            // The connection is gone, and the transaction with it: what counts is why.
            fault.addSuppressed(lost);
        }
    }

    private static void endTransactions(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            // The commit stands, and nobody uses a lost connection again.
            LOG.debug("a connection was lost right after its transaction", lost);
        }
    }

    /**
     * Runs single statements that only read, each in a snapshot of its own.
     *
     * @throws io.modelwright.ports.failure.StoreUnavailable where the database cannot be asked now
     */
    public <T> T read(Work<T> work) {
        return SqlFailures.translating(() -> {
            try (Lease lease = Lease.of(dataSource)) {
                return lease.read(work);
            }
        });
    }
}
