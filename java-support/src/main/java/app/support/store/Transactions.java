package app.support.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Work that stands or falls as a whole. Thread-safe. */
public final class Transactions {

    /** How often work is done that others get in the way of. */
    private static final int TRIES = 3;

    private final DataSource database;
    private final @Nullable Connection joined;

    public Transactions(DataSource database) {
        this(database, null);
    }

    private Transactions(DataSource database, @Nullable Connection joined) {
        this.database = database;
        this.joined = joined;
    }

    /** The same, but all that they do is part of the transaction that goes on there. */
    public Transactions joining(Connection connection) {
        return new Transactions(database, connection);
    }

    /** Work on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs the work in a transaction that whatever it throws rolls back. Where the database ended it in favour of another one,
     * as in a deadlock, it is done again from its beginning.
     */
    public <T> T run(Work<T> work) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return runOnce(work);
            } catch (SQLException | RuntimeException e) {
                if (tries == TRIES || joined != null || !SqlFailures.isInConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** The same for work that cannot be done a second time, since it uses up what it reads or writes. */
    public <T> T runOnce(Work<T> work) throws SQLException {
        if (joined != null) {
            return work.on(joined);
        }
        // the pool takes care that connections come back to it as they were
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (Throwable thrown) {
                rollBack(connection, thrown);
                throw thrown;
            }
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            reason.addSuppressed(lost);
        }
    }

    /** Runs reads that need no transaction. */
    public <T> T read(Work<T> work) throws SQLException {
        if (joined != null) {
            return work.on(joined);
        }
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        }
    }
}
