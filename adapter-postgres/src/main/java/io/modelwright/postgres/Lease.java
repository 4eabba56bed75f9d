package io.modelwright.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A connection for some work: the one on which this thread has a transaction of the same source open already, or one of its
 * own. For one thread; every store takes its connections here.
 */
public final class Lease implements AutoCloseable {

    /** A transaction that is open in a thread. */
    private record Open(
            DataSource dataSource,
            Connection connection,
            List<Runnable> afterwards,
            @Nullable Open outer) {}

    private static final ThreadLocal<@Nullable Open> OPEN = new ThreadLocal<>();

    private final Connection connection;
    private final boolean joined;

    private Lease(Connection connection, boolean joined) {
        this.connection = connection;
        this.joined = joined;
    }

    /** Sources are told apart by identity: one for each pool, whatever database is behind it. */
    @SuppressWarnings("ReferenceEquality") // two pools of one database are two sources
    public static Lease of(DataSource dataSource) throws SQLException {
        for (Open open = OPEN.get(); open != null; open = open.outer()) {
            if (open.dataSource() == dataSource) {
                return new Lease(open.connection(), true);
            }
        }
        return new Lease(dataSource.getConnection(), false);
    }

    /**
     * Does something once what this thread has written over the source is committed: at once where no transaction of it is open. What
     * is to be done must bear that the transaction was taken back.
     */
    @SuppressWarnings("ReferenceEquality") // two pools of one database are two sources
    public static void afterwards(DataSource dataSource, Runnable then) {
        Open outermost = null;
        for (Open open = OPEN.get(); open != null; open = open.outer()) {
            outermost = open.dataSource() == dataSource ? open : outermost;
        }
        if (outermost == null) {
            then.run();
        } else {
            outermost.afterwards().add(then);
        }
    }

    /**
     * Runs the work so that what this thread leases meanwhile is that connection, which has a transaction open.
     *
     * @param afterwards gets what is to be done after that transaction
     */
    static <T> T joining(DataSource dataSource, Connection connection, List<Runnable> afterwards, Supplier<T> work) {
        Open outer = OPEN.get();
        OPEN.set(new Open(dataSource, connection, afterwards, outer));
        try {
            return work.get();
        } finally {
            if (outer == null) {
                OPEN.remove();
            } else {
                OPEN.set(outer);
            }
        }
    }

    public Connection connection() {
        return connection;
    }

    /** Whether the connection has a transaction of somebody else open, who will end it. */
    public boolean isJoined() {
        return joined;
    }

    /**
     * Runs what only reads: as it is, or in a transaction of somebody else such that a statement that fails does not spoil
     * what was done before it.
     */
    public <T> T read(Transactions.Work<T> work) throws SQLException {
        return joined ? Transactions.on(connection, work, result -> true) : work.run(connection);
    }

    @Override
    public void close() throws SQLException {
        if (!joined) {
            connection.close();
        }
    }
}
