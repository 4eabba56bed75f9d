package io.modelwright.testkit.jobs;

import io.modelwright.ports.jobs.driven.JobBell;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bell for the threads of one process. */
public final class InMemoryJobBell implements JobBell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Set<String> tokens = new HashSet<>();

    @Override
    public void ring(Set<String> kinds) {
        lock.lock();
        try {
            tokens.addAll(kinds);
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(Set<String> kinds, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!tokens.removeAll(kinds) && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
