package io.modelwright.application.deploy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at something again and again. */
final class Waiting {

    private final Duration pause;

    Waiting(Duration pause) {
        this.pause = pause;
    }

    /** What the look found at last; empty where it found nothing in time, or the thread was interrupted. */
    <T> Optional<T> until(Duration patience, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent() || System.nanoTime() - end >= 0) {
                return found;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
