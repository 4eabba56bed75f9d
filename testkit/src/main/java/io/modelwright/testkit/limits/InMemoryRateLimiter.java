package io.modelwright.testkit.limits;

import io.modelwright.core.limits.TokenBucket;
import io.modelwright.ports.limits.driven.RateLimiter;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The reference: every bucket is kept for ever, under one lock. */
public final class InMemoryRateLimiter implements RateLimiter {

    private record Key(String policy, String subject) {}

    private final InstantSource clock;
    private final Map<Key, TokenBucket> buckets = new HashMap<>();

    public InMemoryRateLimiter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Decision acquire(Policy policy, String subject) {
        long now = clock.millis();
        Key key = new Key(policy.name(), subject);
        TokenBucket before = buckets.getOrDefault(key, TokenBucket.full(policy.shape(), now));
        TokenBucket.Taken taken = before.take(policy.shape(), now);
        buckets.put(key, taken.bucket());
        return Decision.of(policy, taken.permitted(), taken.bucket().credits());
    }
}
