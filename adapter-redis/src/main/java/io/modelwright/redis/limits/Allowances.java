package io.modelwright.redis.limits;

import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The allowances of one node, bounded: where a flood of subjects fills it, all are given up, which costs each of them at
 * most the few tokens that it held. For many threads.
 */
final class Allowances {

    private static final int MAX = 20_000;

    private record Key(String policy, String subject) {}

    private final ConcurrentHashMap<Key, Allowance> known = new ConcurrentHashMap<>();

    Allowance of(Policy policy, String subject, long now) {
        Key key = new Key(policy.name(), subject);
        Allowance allowance = known.get(key);
        if (allowance != null) {
            return allowance;
        }
        if (known.size() >= MAX) {
            makeRoom(now);
        }
        return known.computeIfAbsent(key, unknown -> new Allowance());
    }

    private void makeRoom(long now) {
        known.values().removeIf(allowance -> allowance.lock().tryLock() && isOver(allowance, now));
        if (known.size() >= MAX) {
            known.clear();
        }
    }

    private static boolean isOver(Allowance locked, long now) {
        try {
            return locked.isOver(now);
        } finally {
            locked.lock().unlock();
        }
    }

    int size() {
        return known.size();
    }
}
