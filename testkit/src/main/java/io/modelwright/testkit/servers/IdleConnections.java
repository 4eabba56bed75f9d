package io.modelwright.testkit.servers;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections of all test databases that nobody uses now. Together they are few, however many databases a run makes:
 * the one that waited longest is closed for a new one. Safe for many threads.
 */
final class IdleConnections {

    private static final Logger LOG = LoggerFactory.getLogger(IdleConnections.class);
    private static final int MAX_IDLE = 40;

    private record Idle(String database, PooledConnection connection) {}

    private final Deque<Idle> idle = new ArrayDeque<>();

    synchronized @Nullable PooledConnection take(String database) {
        for (Iterator<Idle> newestFirst = idle.descendingIterator(); newestFirst.hasNext(); ) {
            Idle candidate = newestFirst.next();
            if (candidate.database().equals(database)) {
                newestFirst.remove();
                return candidate.connection();
            }
        }
        return null;
    }

    synchronized void put(String database, PooledConnection connection) {
        idle.addLast(new Idle(database, connection));
        if (idle.size() > MAX_IDLE) {
            closeQuietly(idle.removeFirst().connection());
        }
    }

    synchronized void closeAllOf(String database) {
        List<Idle> gone = new ArrayList<>(idle);
        gone.removeIf(candidate -> !candidate.database().equals(database));
        idle.removeAll(gone);
        gone.forEach(candidate -> closeQuietly(candidate.connection()));
    }

    static void closeQuietly(PooledConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a connection was broken already", e);
        }
    }
}
