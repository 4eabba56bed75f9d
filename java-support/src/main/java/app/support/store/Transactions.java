package app.support.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work that stands or falls as a whole. Thread-safe. */
public final class Transactions {

    private final DataSource database;

    public Transactions(DataSource database) {
        this.database = database;
    }

    /** Work on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs the work in a transaction that whatever it throws rolls back. */
    public <T> T run(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Runs reads that need no transaction. */
    public <T> T read(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        }
    }
}
