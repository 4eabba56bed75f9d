package io.modelwright.testkit.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.RecordChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The stream of record changes as two queues under one lock; the outbox is filled by {@link #add}. */
public final class InMemoryRecordChanges implements RecordChanges {

    private record Published(Change change, Instant at) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Change> outbox = new ArrayDeque<>();
    private final Deque<Published> stream = new ArrayDeque<>();
    private final InstantSource clock;
    private long forgotten;
    private long last;

    public InMemoryRecordChanges(InstantSource clock) {
        this.clock = clock;
    }

    /** What a store does in the transaction that changes a record. */
    public void add(AppId app, String kind, ElementId entity, UUID record, long version, AccountId actor, Instant at) {
        lock.lock();
        try {
            outbox.add(new Change(0, app, kind, entity, record, version, actor, at));
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int publish(int limit) {
        lock.lock();
        try {
            int count = 0;
            while (count < limit && !outbox.isEmpty()) {
                Change next = outbox.remove();
                last++;
                stream.add(new Published(
                        new Change(
                                last,
                                next.app(),
                                next.kind(),
                                next.entity(),
                                next.record(),
                                next.version(),
                                next.actor(),
                                next.at()),
                        clock.instant()));
                count++;
            }
            if (count > 0) {
                news.signalAll();
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long publishAll() {
        lock.lock();
        try {
            publish(Integer.MAX_VALUE);
            return last;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Change> read(AppId app, long after, int limit) {
        lock.lock();
        try {
            return stream.stream()
                    .map(Published::change)
                    .filter(change -> change.app().equals(app) && change.place() > after)
                    .limit(limit)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Span span() {
        lock.lock();
        try {
            return new Span(forgotten, last);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(long place, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (last <= place && outbox.isEmpty() && left > 0) {
                left = news.awaitNanos(left);
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int forget(Instant before) {
        lock.lock();
        try {
            List<Published> old = new ArrayList<>();
            while (!stream.isEmpty() && stream.element().at().isBefore(before)) {
                old.add(stream.remove());
            }
            if (!old.isEmpty()) {
                forgotten = old.getLast().change().place();
            }
            return old.size();
        } finally {
            lock.unlock();
        }
    }
}
