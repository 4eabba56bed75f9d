package io.modelwright.application.records.events;

import io.modelwright.application.failure.Outage;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.RecordChanges;
import io.modelwright.ports.records.driven.RecordChanges.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the outbox of a data database, tells the followers of this node how far the stream has come, and forgets old
 * changes. Every node has one; they give way to each other. Owns one thread from start to close. While the store is away it
 * goes on trying, and followers wait.
 */
public final class RecordChangeRelay implements AutoCloseable {

    /**
     * How a relay works.
     *
     * @param watchful how long a change may stay unseen in the outbox while somebody follows
     * @param idle the same while nobody does
     * @param kept how long a change can be resumed from
     */
    public record Settings(Duration watchful, Duration idle, Duration kept) {
        public static final Settings STANDARD =
                new Settings(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofHours(24));
    }

    private static final Logger LOG = LoggerFactory.getLogger(RecordChangeRelay.class);
    private static final int BATCH = 1_000;
    private static final Duration BETWEEN_FORGETTING = Duration.ofMinutes(1);

    private final RecordChanges changes;
    private final InstantSource clock;
    private final Settings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<AppId, RecentChanges> recent = new ConcurrentHashMap<>();
    private final AtomicInteger followers = new AtomicInteger();
    private final Thread thread;
    private Span span = new Span(0, 0);
    private Instant nextForgetting = Instant.MIN;
    private volatile boolean closing;

    RecordChangeRelay(RecordChanges changes, InstantSource clock, Settings settings) {
        this.changes = changes;
        this.clock = clock;
        this.settings = settings;
        this.thread = Thread.ofPlatform().daemon().name("record-changes").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        Outage outage = new Outage(LOG, "publishing record changes");
        while (!closing) {
            try {
                turn(outage);
            } catch (RuntimeException fault) {
                awaitBeyond(Long.MAX_VALUE, outage.failed(fault));
            }
        }
    }

    private void turn(Outage outage) {
        int published;
        do {
            published = changes.publish(BATCH);
        } while (published == BATCH && !closing);
        forgetNowAndThen();
        Span now = changes.span();
        tell(now);
        outage.passed();
        if (!closing) {
            changes.await(now.last(), followers.get() > 0 ? settings.watchful() : settings.idle());
        }
    }

    private void forgetNowAndThen() {
        Instant now = clock.instant();
        if (now.isBefore(nextForgetting)) {
            return;
        }
        nextForgetting = now.plus(BETWEEN_FORGETTING);
        int forgotten = changes.forget(now.minus(settings.kept()));
        if (forgotten > 0) {
            LOG.debug("forgot {} record changes", forgotten);
        }
    }

    private void tell(Span now) {
        lock.lock();
        try {
            if (!now.equals(span)) {
                span = now;
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How far the stream has come, as this node knows it. */
    Span known() {
        lock.lock();
        try {
            return span;
        } finally {
            lock.unlock();
        }
    }

    /** What the store holds now. */
    Span asked() {
        return changes.span();
    }

    /** The place behind everything that has happened so far. */
    long now() {
        return changes.publishAll();
    }

    /**
     * Waits until the stream has come beyond {@code place}, or the time is over. Ends at once where the thread is
     * interrupted, leaving its interrupted status set.
     */
    void awaitBeyond(long place, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (span.last() <= place && left > 0 && !closing) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Counts somebody in who follows; the relay is more watchful then. */
    RecentChanges follow(AppId app) {
        followers.incrementAndGet();
        return recent.compute(app, (id, known) -> {
            RecentChanges shared = known == null ? new RecentChanges(changes, app) : known;
            shared.join();
            return shared;
        });
    }

    void unfollow(AppId app) {
        followers.decrementAndGet();
        recent.computeIfPresent(app, (id, known) -> known.leave() ? null : known);
    }

    /** For tests: whether nobody follows any app. */
    boolean isForgotten() {
        return recent.isEmpty() && followers.get() == 0;
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
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isClosing() {
        return closing;
    }
}
