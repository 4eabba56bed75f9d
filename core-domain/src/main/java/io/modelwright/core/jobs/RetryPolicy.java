package io.modelwright.core.jobs;

import java.time.Duration;

/**
 * How often and how fast a job is tried again. Failures that the work reports and crashes of its worker are counted apart,
 * so that a few restarts of a node never use up the attempts of a job.
 *
 * @param maxAttempts failures after which the job is dead, at least 1
 * @param maxCrashes crashes after which the job is dead, at least 1
 * @param firstDelay the pause before the second attempt; doubles each time
 * @param maxDelay the longest pause
 */
public record RetryPolicy(int maxAttempts, int maxCrashes, Duration firstDelay, Duration maxDelay) {

    /** Five attempts from one second on, three crashes. */
    public static final RetryPolicy STANDARD = new RetryPolicy(5, 3, Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** For work that must not be repeated after a failure of its own; a crash is still made good. */
    public static final RetryPolicy ONCE = new RetryPolicy(1, 3, Duration.ofSeconds(1), Duration.ofMinutes(5));

    public RetryPolicy {
        if (maxAttempts < 1 || maxCrashes < 1 || firstDelay.isNegative() || maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("not a retry policy: " + maxAttempts + " attempts, " + maxCrashes
                    + " crashes, " + firstDelay + " to " + maxDelay);
        }
    }

    /** The pause after the {@code count}-th misfortune, counted from 1. */
    public Duration delayAfter(int count) {
        int doublings = Math.min(Math.max(count - 1, 0), 30);
        long limit = maxDelay.toMillis() >> doublings;
        return firstDelay.toMillis() > limit ? maxDelay : firstDelay.multipliedBy(1L << doublings);
    }
}
