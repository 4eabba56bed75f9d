package io.modelwright.rest;

import io.modelwright.ports.limits.driven.RateLimiter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts without ever refilling, until a test makes all buckets full again. Thread-safe. */
final class CountingLimiter implements RateLimiter {

    private final Map<String, Long> taken = new HashMap<>();

    @Override
    public synchronized Decision acquire(Policy policy, String subject) {
        long count = taken.merge(policy.name() + "/" + subject, 1L, Long::sum);
        boolean permitted = count <= policy.capacity();
        Duration wait = permitted ? Duration.ZERO : Duration.ofMillis(1_500);
        return new Decision(permitted, Math.max(0, policy.capacity() - count), wait, policy.timeToFill());
    }

    synchronized void reset() {
        taken.clear();
    }
}
