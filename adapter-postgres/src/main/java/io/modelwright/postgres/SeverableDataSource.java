package io.modelwright.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.ds.PGSimpleDataSource;

/** Remembers the connections that it opened, so that they can be cut off, those in use too. For many threads. */
final class SeverableDataSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    private final transient Set<Connection> open = ConcurrentHashMap.newKeySet();

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        forgetClosed();
        Connection connection = super.getConnection(user, password);
        open.add(connection);
        return connection;
    }

    private void forgetClosed() throws SQLException {
        Set<Connection> closed = new HashSet<>();
        for (Connection connection : open) {
            if (connection.isClosed()) {
                closed.add(connection);
            }
        }
        open.removeAll(closed);
    }

    /**
     * Closes the socket of each connection without a word: who waits for an answer gets an exception at once.
     *
     * @return how many there were
     */
    int sever() throws SQLException {
        forgetClosed();
        Set<Connection> severed = Set.copyOf(open);
        for (Connection connection : severed) {
            connection.abort(Runnable::run);
        }
        open.removeAll(severed);
        return severed.size();
    }
}
