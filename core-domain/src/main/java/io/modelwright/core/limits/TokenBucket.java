package io.modelwright.core.limits;

/**
 * A token bucket at a moment. Counts in credits, of which a token costs {@code period}, so that refilling every millisecond
 * needs whole numbers only and loses nothing.
 *
 * @param credits from 0 to capacity × period
 * @param at milliseconds since the epoch
 */
public record TokenBucket(long credits, long at) {

    /**
     * The shape of a bucket.
     *
     * @param capacity tokens of a full one
     * @param refill tokens that come back in a period
     * @param period milliseconds
     */
    public record Shape(long capacity, long refill, long period) {

        /** The credits of a full bucket. */
        public long fullCredits() {
            return Math.multiplyExact(capacity, period);
        }

        /** The whole tokens that so many credits are worth. */
        public long tokens(long credits) {
            return credits / period;
        }

        /** Milliseconds until a bucket of so many credits has a token, rounded up; 0 where it has one. */
        public long millisToToken(long credits) {
            return Math.max(0, Math.ceilDiv(period - credits, refill));
        }

        /** Milliseconds until a bucket of so many credits is full, rounded up. */
        public long millisToFull(long credits) {
            return Math.ceilDiv(fullCredits() - credits, refill);
        }
    }

    /** The bucket after a request, and whether the request found a token. */
    public record Taken(boolean permitted, TokenBucket bucket) {}

    public static TokenBucket full(Shape shape, long now) {
        return new TokenBucket(shape.fullCredits(), now);
    }

    /** Refills for the time that passed (none where the clock went back), then takes a token if there is one. */
    public Taken take(Shape shape, long now) {
        long elapsed = Math.max(0, now - at);
        // Beyond the time that fills it, more time changes nothing, and must not overflow.
        long useful = Math.min(elapsed, shape.millisToFull(credits));
        long refilled = Math.min(shape.fullCredits(), credits + useful * shape.refill());
        boolean permitted = refilled >= shape.period();
        return new Taken(permitted, new TokenBucket(permitted ? refilled - shape.period() : refilled, now));
    }

    /** Whether it is full by now, and so needs not be remembered. */
    public boolean isFull(Shape shape, long now) {
        return now - at >= shape.millisToFull(credits);
    }
}
