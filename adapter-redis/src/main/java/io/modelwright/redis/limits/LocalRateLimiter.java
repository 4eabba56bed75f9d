package io.modelwright.redis.limits;

import io.modelwright.core.limits.TokenBucket;
import io.modelwright.ports.limits.driven.RateLimiter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The buckets of one node. Holds a bounded number of them and forgets the one that was asked for longest ago first, which
 * then counts as full: a flood of subjects costs no more memory than that.
 */
final class LocalRateLimiter implements RateLimiter {

    private static final int MAX_BUCKETS = 20_000;

    private record Key(String policy, String subject) {}

    private final InstantSource clock;
    private final Map<Key, TokenBucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, TokenBucket> eldest) {
            return size() > MAX_BUCKETS;
        }
    };

    LocalRateLimiter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Decision acquire(Policy policy, String subject) {
        long now = clock.millis();
        Key key = new Key(policy.name(), subject);
        TokenBucket before = buckets.get(key);
        TokenBucket.Taken taken =
                (before == null ? TokenBucket.full(policy.shape(), now) : before).take(policy.shape(), now);
        buckets.put(key, taken.bucket());
        return Decision.of(policy, taken.permitted(), taken.bucket().credits());
    }
}
