package io.modelwright.bootstrap.crash;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Looks again and again until something is so. */
final class Poll {

    private static final long BETWEEN_MILLIS = 10;

    /** A look that finds something, or not yet. */
    @FunctionalInterface
    interface Look<T> {
        Optional<T> look() throws Exception;
    }

    /** A look at something that is so, or not yet. */
    @FunctionalInterface
    interface Check {
        boolean holds() throws Exception;
    }

    private Poll() {}

    static <T> T find(String what, Duration atMost, Look<T> look) throws Exception {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> found = look.look();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("in " + atMost + " there was not: " + what);
            }
            CompletableFuture.runAsync(
                            () -> {}, CompletableFuture.delayedExecutor(BETWEEN_MILLIS, TimeUnit.MILLISECONDS))
                    .join();
        }
    }

    static void until(String what, Duration atMost, Check check) throws Exception {
        find(what, atMost, () -> check.holds() ? Optional.of(true) : Optional.empty());
    }
}
