package io.modelwright.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Looks again and again until something is so. Never for ever: what does not come fails by name. */
public final class Poll {

    /** Longer than anything takes that a test waits for without measuring it. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final long BETWEEN_MILLIS = 10;

    /** A look that finds something, or not yet. */
    @FunctionalInterface
    public interface Look<T> {
        Optional<T> look() throws Exception;
    }

    /** A look at something that is so, or not yet. */
    @FunctionalInterface
    public interface Check {
        boolean holds() throws Exception;
    }

    private Poll() {}

    /** What was found; fails where it is not there in time. */
    public static <T> T find(String what, Duration atMost, Look<T> look) throws Exception {
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

    /** Returns once it is so; fails where that does not happen in time. */
    public static void until(String what, Duration atMost, Check check) throws Exception {
        find(what, atMost, () -> check.holds() ? Optional.of(true) : Optional.empty());
    }

    public static void until(String what, Check check) throws Exception {
        until(what, PATIENCE, check);
    }
}
