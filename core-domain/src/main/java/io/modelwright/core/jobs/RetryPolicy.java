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

    /**
     * The pause of one job after its {@code count}-th misfortune: between half of {@link #delayAfter} and all of it, so that what
     * failed together does not come back together. It follows from the id, so that whoever works it out gets the same.
     */
    public Duration pauseAfter(int count, JobId job) {
        long full = delayAfter(count).toMillis();
        long half = full / 2;
        long spread = full - half + 1;
        return Duration.ofMillis(half + Long.remainderUnsigned(mix(job, count), spread));
    }

    /** The last step of SplitMix64: ids that differ in a bit give numbers that have nothing in common. */
    private static long mix(JobId job, int count) {
        long z = job.value().getMostSignificantBits() ^ job.value().getLeastSignificantBits();
        z += count * 0x9E37_79B9_7F4A_7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
