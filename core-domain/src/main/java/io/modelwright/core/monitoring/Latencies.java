package io.modelwright.core.monitoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;

/**
 * How many requests took how long: a number for each bound, which is not more than that and more than the bound before, and one for
 * those above. Empty where that is not known.
 */
public record Latencies(List<Long> counts) {

    /** In seconds. */
    private static final double[] BOUNDS = {0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};

    /** How many numbers there are. */
    public static final int SIZE = BOUNDS.length + 1;

    public static final Latencies UNKNOWN = new Latencies(List.of());

    public Latencies {
        if (!counts.isEmpty() && counts.size() != SIZE) {
            throw new IllegalArgumentException("not as many numbers as bounds: " + counts.size());
        }
        counts = List.copyOf(counts);
    }

    /**
     * From the numbers of a histogram with bounds of its own.
     *
     * @param cumulative how many took not more than that
     */
    public static Latencies of(NavigableMap<Double, Long> cumulative) {
        long[] counts = new long[SIZE];
        long before = 0;
        for (var entry : cumulative.entrySet()) {
            int place = Arrays.binarySearch(BOUNDS, entry.getKey());
            // what lies between two of our bounds is counted as not more than the upper one
            counts[place >= 0 ? place : -place - 1] += Math.max(0, entry.getValue() - before);
            before = Math.max(before, entry.getValue());
        }
        return new Latencies(Arrays.stream(counts).boxed().toList());
    }

    public boolean isKnown() {
        return !counts.isEmpty();
    }

    public Latencies plus(Latencies other) {
        if (!isKnown() || !other.isKnown()) {
            return isKnown() ? this : other;
        }
        return combined(other, 1);
    }

    /** What came since then, where each number is not less than it was. */
    Latencies since(Latencies before) {
        return before.isKnown() && isKnown() ? combined(before, -1) : this;
    }

    /** Whether a number is less than it was. */
    boolean isBehind(Latencies before) {
        return isKnown()
                && before.isKnown()
                && combined(before, -1).counts.stream().anyMatch(count -> count < 0);
    }

    private Latencies combined(Latencies other, int sign) {
        List<Long> sums = new ArrayList<>(Collections.nCopies(SIZE, 0L));
        for (int place = 0; place < SIZE; place++) {
            sums.set(place, counts.get(place) + sign * other.counts.get(place));
        }
        return new Latencies(sums);
    }

    /** In seconds, as straight between two bounds; not more than the last one. Empty where there was no request. */
    public OptionalDouble quantile(double share) {
        long total = counts.stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            return OptionalDouble.empty();
        }
        double rank = share * total;
        double below = 0;
        for (int place = 0; place < BOUNDS.length; place++) {
            long count = counts.get(place);
            if (count > 0 && below + count >= rank) {
                double low = place == 0 ? 0 : BOUNDS[place - 1];
                return OptionalDouble.of(low + (BOUNDS[place] - low) * Math.max(0, rank - below) / count);
            }
            below += count;
        }
        return OptionalDouble.of(BOUNDS[BOUNDS.length - 1]);
    }
}
