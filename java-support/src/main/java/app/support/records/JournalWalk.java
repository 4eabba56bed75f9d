package app.support.records;

import app.support.store.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;

/** The changes of one record from a version down, read in pages. For one thread. */
final class JournalWalk {

    private static final int PAGE = 200;

    private final Connection connection;
    private final UUID record;
    private final Deque<Journal.Change> read = new ArrayDeque<>();
    private long below;
    private boolean ended;

    /** @param below only changes of smaller versions */
    JournalWalk(Connection connection, UUID record, long below) {
        this.connection = connection;
        this.record = record;
        this.below = below;
    }

    /** The next older change, which stays the next; empty at the end. */
    Optional<Journal.Change> peek() throws SQLException {
        if (read.isEmpty() && !ended) {
            read.addAll(Journal.ofRecord(connection, record, below, PAGE));
            ended = read.size() < PAGE;
            if (!read.isEmpty()) {
                below = read.getLast().version();
            }
        }
        return Optional.ofNullable(read.peek());
    }

    /** Goes on behind the change that {@link #peek} shows. */
    void advance() {
        read.remove();
    }

    /** Goes to the end; the oldest change of all. */
    Optional<Journal.Change> oldest() throws SQLException {
        Optional<Journal.Change> oldest = Optional.empty();
        for (Optional<Journal.Change> next = peek(); next.isPresent(); next = peek()) {
            oldest = next;
            advance();
        }
        return oldest;
    }
}
