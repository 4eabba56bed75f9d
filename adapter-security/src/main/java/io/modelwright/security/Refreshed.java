package io.modelwright.security;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something read from outside, read again by whoever asks first after a pause, so that a change there needs no restart and
 * nobody makes it be read more often. Where it cannot be read, what was read before stands. Thread-safe.
 */
final class Refreshed<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Refreshed.class);

    private record Read<T>(T value, long at) {}

    private final String name;
    private final UnaryOperator<T> again;
    private final long pauseNanos;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Read<T> read;
    private volatile boolean failing;

    /**
     * @param name of what is read, for the log
     * @param again what it is now, by what it was
     */
    Refreshed(String name, T first, UnaryOperator<T> again, Duration pause, LongSupplier nanoTime) {
        this.name = name;
        this.again = again;
        this.pauseNanos = pause.toNanos();
        this.nanoTime = nanoTime;
        this.read = new Read<>(first, nanoTime.getAsLong());
    }

    T get() {
        Read<T> known = read;
        if (nanoTime.getAsLong() - known.at() < pauseNanos || !lock.tryLock()) {
            return known.value();
        }
        try {
            return refresh();
        } finally {
            lock.unlock();
        }
    }

    /** The same, whatever the pause. */
    T now() {
        lock.lock();
        try {
            return refresh();
        } finally {
            lock.unlock();
        }
    }

    private T refresh() {
        T value = read.value();
        try {
            value = again.apply(value);
            failing = false;
        } catch (RuntimeException fault) {
            if (!failing) {
                LOG.error("{} cannot be read; what was read before stands", name, fault);
            }
            failing = true;
        }
        read = new Read<>(value, nanoTime.getAsLong());
        return value;
    }
}
