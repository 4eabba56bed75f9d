package app.support.events;

import app.support.store.Journal;
import app.support.store.Transactions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives committed changes their places and tells the followers of this node how far they have come. Every node has one; they give
 * way to each other. While the database is away it goes on trying, and followers wait.
 */
public final class ChangeRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeRelay.class);
    private static final int BATCH = 1_000;
    /** How long a change may stay unseen while somebody follows, and while nobody does. */
    private static final Duration WATCHFUL = Duration.ofMillis(200);

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AtomicInteger followers = new AtomicInteger();
    private final Thread thread;
    private long last;
    private volatile boolean closing;

    public ChangeRelay(Transactions transactions) {
        this.transactions = transactions;
        this.thread = Thread.ofPlatform().daemon().name("record-changes").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        boolean away = false;
        while (!closing) {
            try {
                tell(publish());
                away = false;
            } catch (SQLException | RuntimeException fault) {
                if (!away && !closing) {
                    LOG.warn("changes of records cannot be read at the moment: {}", fault.toString());
                }
                away = true;
            }
            awaitBeyond(Long.MAX_VALUE, followers.get() > 0 ? WATCHFUL : IDLE);
        }
    }

    /** Gives places to all that was committed; the newest one. */
    long publish() throws SQLException {
        while (transactions.read(Journal::hasPlaceless)
                && transactions.run(connection -> Journal.place(connection, BATCH)) == BATCH) {
            LOG.debug("{} changes of records have a place now", BATCH);
        }
        return transactions.read(Journal::last);
    }

    private void tell(long newest) {
        lock.lock();
        try {
            if (newest > last) {
                last = newest;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until changes have come beyond {@code place}, or the time is over. Ends at once where the thread is interrupted, leaving
     * its interrupted status set.
     */
    void awaitBeyond(long place, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (last <= place && left > 0 && !closing) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Somebody follows: the relay is more watchful from its next turn on. */
    void join() {
        if (followers.getAndIncrement() == 0) {
            lock.lock();
            try {
                moved.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    void leave() {
        followers.decrementAndGet();
    }

    boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
