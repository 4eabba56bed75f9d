package app.support.auth;

import app.support.problem.Problem;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often somebody may show a wrong password, on this node: from one address, and from one address for one account. An account
 * has no count of its own, or anybody could keep its owner out. A try counts before it is looked at, so that many at once are no
 * way around it, and no more when it was right. Thread-safe.
 */
public final class SignInLimit {

    private static final int TRIES = 10;
    private static final int TRIES_OF_ADDRESS = 100;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 100_000;

    private final InstantSource clock;
    /** By hashes, which are short, whatever is sent. */
    private final Cache<ByteBuffer, Window> windows;

    private record Window(Instant start, AtomicInteger tries) {}

    public SignInLimit(InstantSource clock) {
        this.clock = clock;
        this.windows = Caffeine.newBuilder()
                .maximumSize(KEPT_MAX)
                .expireAfterWrite(WINDOW)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** A try that was counted. */
    static final class Try {

        private final Window ofAddress;
        private final Window ofPair;

        private Try(Window ofAddress, Window ofPair) {
            this.ofAddress = ofAddress;
            this.ofPair = ofPair;
        }

        /** The password was right: this was no guess. */
        void succeeded() {
            ofAddress.tries().decrementAndGet();
            ofPair.tries().decrementAndGet();
        }
    }

    /**
     * Counts a try; 429 where there were too many.
     *
     * @param address where it comes from
     * @param account what it is for, as it was sent
     */
    Try require(String address, String account) {
        Window ofAddress = counted("address " + address, TRIES_OF_ADDRESS);
        Window ofPair = counted("pair " + address + " " + account.strip().toLowerCase(Locale.ROOT), TRIES);
        return new Try(ofAddress, ofPair);
    }

    private Window counted(String key, int most) {
        Instant now = clock.instant();
        Window window = windows.get(ByteBuffer.wrap(Tokens.hash(key)), missing -> new Window(now, new AtomicInteger()));
        if (window.tries().incrementAndGet() > most) {
            throw Problem.of(429, "quota-exceeded", "There were too many tries. Wait a moment.")
                    .withRetryAfter(Duration.between(now, window.start().plus(WINDOW)))
                    .exception();
        }
        return window;
    }
}
