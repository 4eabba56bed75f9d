package io.modelwright.ports.limits.driven;

import io.modelwright.core.limits.TokenBucket;
import java.time.Duration;

/**
 * Token buckets, one per subject and policy: a bucket starts full, every request takes a token, and tokens come back at a
 * steady rate up to the capacity.
 *
 * <p>A request is counted once, atomically, for all nodes together where the nodes share a store; a node may take up to a
 * twentieth of a bucket in advance, for a second, so that of a large bucket a node may find that much less than the others
 * have left. Where that store is away
 * every node counts for itself with full buckets, so that a limit becomes looser and never a reason to refuse everything:
 * this port throws nothing but for arguments that are wrong. Safe for many threads.
 */
public interface RateLimiter {

    /**
     * How often.
     *
     * @param name of the policy; a subject has a bucket for each
     * @param capacity the greatest burst, at least 1
     * @param refill tokens that come back in each {@code period}, at least 1
     * @param period at least a millisecond
     */
    record Policy(String name, long capacity, long refill, Duration period) {
        public Policy {
            if (capacity < 1 || refill < 1 || period.toMillis() < 1) {
                throw new IllegalArgumentException("a policy needs a capacity, a refill and a period: " + capacity
                        + ", " + refill + ", " + period);
            }
        }

        /** The time that an empty bucket needs to become full, rounded up to the millisecond. */
        public Duration timeToFill() {
            return Duration.ofMillis(shape().millisToFull(0));
        }

        /** The bucket's arithmetic. */
        public TokenBucket.Shape shape() {
            return new TokenBucket.Shape(capacity, refill, period.toMillis());
        }
    }

    /**
     * What became of a request.
     *
     * @param remaining whole tokens left
     * @param retryAfter the wait until the next token where it was not permitted, else zero; rounded up to the millisecond
     * @param resetAfter the wait until the bucket is full again; rounded up to the millisecond
     */
    record Decision(boolean permitted, long remaining, Duration retryAfter, Duration resetAfter) {

        /** The decision that left so many credits in the bucket. */
        public static Decision of(Policy policy, boolean permitted, long credits) {
            TokenBucket.Shape shape = policy.shape();
            return new Decision(
                    permitted,
                    shape.tokens(credits),
                    permitted ? Duration.ZERO : Duration.ofMillis(shape.millisToToken(credits)),
                    Duration.ofMillis(shape.millisToFull(credits)));
        }
    }

    /**
     * Takes a token from the subject's bucket of that policy, or none where it is empty.
     *
     * @param subject who asks (an account, a key, an address); any text
     */
    Decision acquire(Policy policy, String subject);
}
