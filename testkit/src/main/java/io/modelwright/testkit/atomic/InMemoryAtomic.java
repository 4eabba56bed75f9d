package io.modelwright.testkit.atomic;

import io.modelwright.ports.atomic.driven.Atomic;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Atomic work over stores in memory: one at a time, and where it fails the stores become what they were. Others may see
 * meanwhile what is taken back later, and what they write meanwhile outside atomic work may be taken back with it.
 */
public final class InMemoryAtomic implements Atomic {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Rewindable> stores;

    public InMemoryAtomic(Rewindable... stores) {
        this.stores = List.of(stores);
    }

    @Override
    public <T> T run(Supplier<T> work, Predicate<? super T> keeps) {
        lock.lock();
        try {
            List<Runnable> marks = stores.stream().map(Rewindable::mark).toList();
            boolean kept = false;
            try {
                T result = work.get();
                kept = keeps.test(result);
                return result;
            } finally {
                if (!kept) {
                    marks.forEach(Runnable::run);
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
