package app.support.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Work that stands or falls as a whole. Thread-safe. */
public final class Transactions {

    /** How often work is done that others get in the way of. */
    private static final int TRIES = 3;

    private final DataSource database;
    private final @Nullable Connection joined;
    private final ThreadLocal<@Nullable Whole> whole;

    public Transactions(DataSource database) {
        this(database, null, new ThreadLocal<>());
    }

    private Transactions(DataSource database, @Nullable Connection joined, ThreadLocal<@Nullable Whole> whole) {
        this.database = database;
        this.joined = joined;
        this.whole = whole;
    }

    /** The transaction that all work of a thread is part of for a time, and what follows once it is committed. */
    private record Whole(Connection connection, List<Runnable> afterwards) {}

    /** The same, but all that they do is part of the transaction that goes on there. */
    public Transactions joining(Connection connection) {
        return new Transactions(database, connection, whole);
    }

    /** Work on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs the work in one transaction, of which everything is part that the work does in this thread by way of these
     * transactions. Like {@link #run}, it may be done again from its beginning.
     *
     * @param stands whether a result is committed; all is undone where it is not
     */
    public <T> T whole(Work<T> work, Predicate<T> stands) throws SQLException {
        List<Runnable> afterwards = new ArrayList<>();
        T result = run(connection -> {
            afterwards.clear();
            whole.set(new Whole(connection, afterwards));
            try {
                T made = work.on(connection);
                if (!stands.test(made)) {
                    connection.rollback();
                    afterwards.clear();
                }
                return made;
            } finally {
                whole.remove();
            }
        });
        afterwards.forEach(Runnable::run);
        return result;
    }

    /** Does that as soon as what was done so far in this thread is committed. */
    public void afterCommit(Runnable step) {
        Whole current = whole.get();
        if (current == null) {
            step.run();
        } else {
            current.afterwards().add(step);
        }
    }

    private @Nullable Connection current() {
        Whole current = whole.get();
        return joined == null && current != null ? current.connection() : joined;
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
                if (tries == TRIES || current() != null || !SqlFailures.isInConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** The same for work that cannot be done a second time, since it uses up what it reads or writes. */
    public <T> T runOnce(Work<T> work) throws SQLException {
        Connection current = current();
        if (current != null) {
            return work.on(current);
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
        Connection current = current();
        if (current != null) {
            return work.on(current);
        }
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        }
    }
}
