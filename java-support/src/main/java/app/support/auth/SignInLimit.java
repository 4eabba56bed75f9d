package app.support.auth;

import app.support.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often somebody may try to sign in to one account, on this node. Thread-safe. */
public final class SignInLimit {

    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 10_000;

    private final InstantSource clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    private record Window(Instant start, int tries) {}

    public SignInLimit(InstantSource clock) {
        this.clock = clock;
    }

    void require(String email) {
        Instant now = clock.instant();
        if (windows.size() >= KEPT_MAX) {
            windows.values().removeIf(window -> isOver(window, now));
        }
        Window window = windows.compute(
                email.strip().toLowerCase(Locale.ROOT),
                (key, before) -> before == null || isOver(before, now)
                        ? new Window(now, 1)
                        : new Window(before.start(), before.tries() + 1));
        if (window.tries() > TRIES) {
            throw Problem.of(429, "quota-exceeded", "There were too many tries. Wait a moment.")
                    .withRetryAfter(Duration.between(now, window.start().plus(WINDOW)))
                    .exception();
        }
    }

    private static boolean isOver(Window window, Instant now) {
        return !now.isBefore(window.start().plus(WINDOW));
    }
}
