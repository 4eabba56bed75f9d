package io.modelwright.bootstrap;

import io.modelwright.core.shared.IdSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, a counter of 12 bits, 62 random bits. Ids of one process rise strictly, also
 * while the clock stands still or goes back. Safe for many threads.
 */
final class TimeOrderedIds implements IdSource {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_LIMIT = 1L << COUNTER_BITS;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private final InstantSource clock;
    private final SecureRandom random;

    /** The last milliseconds and counter as one number, which only rises. */
    private long last;

    TimeOrderedIds(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        long tick = nextTick();
        long most = ((tick / COUNTER_LIMIT) << 16) | VERSION_7 | (tick % COUNTER_LIMIT);
        return new UUID(most, VARIANT | (random.nextLong() & RANDOM_BITS));
    }

    private synchronized long nextTick() {
        last = Math.max(last + 1, clock.millis() * COUNTER_LIMIT);
        return last;
    }
}
