package io.modelwright.redis.limits;

import io.modelwright.ports.limits.driven.RateLimiter.Decision;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a node holds of one bucket: tokens that it took together and may still spend, or the time until which there are
 * none. Only the holder of the {@link #lock} may use the rest.
 */
final class Allowance {

    /** Tokens that were not spent by then are lost: a caller who went away must not come back to a second burst. */
    private static final long LIFE_MILLIS = 1_000;

    /** A node takes at most this share of a bucket at a time, so small buckets are counted one by one. */
    private static final long SHARE = 20;

    private static final long MOST = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private Decision latest = new Decision(false, 0, Duration.ZERO, Duration.ZERO);
    private long tokens;
    private long batch = 1;
    private long until;

    ReentrantLock lock() {
        return lock;
    }

    /** The decision where this node can make it alone, else null. */
    @Nullable Decision spend(long now) {
        if (now >= until) {
            return null;
        }
        if (tokens > 0) {
            tokens--;
            return new Decision(true, latest.remaining() + tokens, Duration.ZERO, latest.resetAfter());
        }
        if (latest.permitted()) {
            return null;
        }
        Duration rest = Duration.ofMillis(until - now);
        return new Decision(false, 0, rest, rest.plus(latest.resetAfter()).minus(latest.retryAfter()));
    }

    /** How many tokens to take: twice as many as the last time where those did not last, else one. */
    long wanted(Policy policy, long now) {
        boolean wereSpent = latest.permitted() && tokens == 0 && now < until;
        batch = wereSpent ? Math.clamp(policy.capacity() / SHARE, 1, Math.min(MOST, batch * 2)) : 1;
        return batch;
    }

    /** Takes over so many tokens, or the refusal, and decides with that. */
    Decision receive(Policy policy, long granted, long credits, long now) {
        latest = Decision.of(policy, granted > 0, credits);
        tokens = Math.max(0, granted - 1);
        until = now + (granted > 0 ? LIFE_MILLIS : latest.retryAfter().toMillis());
        return granted > 0
                ? new Decision(true, latest.remaining() + tokens, Duration.ZERO, latest.resetAfter())
                : latest;
    }

    /** Whether it holds nothing that a new one would not. */
    boolean isOver(long now) {
        return now >= until;
    }
}
