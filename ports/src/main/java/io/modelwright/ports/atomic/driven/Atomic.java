package io.modelwright.ports.atomic.driven;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes one change of several: what the verbs of the other driven ports write while the work runs in this thread appears
 * together or not at all. Each of those verbs still decides for itself what it keeps of its own doing, and the work sees what
 * it has written.
 *
 * <p>What the work hands to other threads is not part of it, nor is what publishing does, which has transactions of its own.
 * The work must not wait for people or for other systems: it holds a connection and locks.
 */
public interface Atomic {

    /**
     * Runs the work. Within other atomic work it becomes part of that: taken back alone where it fails, kept when the outer
     * one is.
     *
     * @param keeps whether a result is kept; else, and when the work throws, everything is taken back
     * @throws io.modelwright.ports.failure.StoreUnavailable where the store cannot be asked now; then nothing was kept, or
     *     the store went away right at the end and nobody knows
     */
    <T> T run(Supplier<T> work, Predicate<? super T> keeps);

    /** The same, where every result is kept. */
    default <T> T run(Supplier<T> work) {
        return run(work, result -> true);
    }
}
