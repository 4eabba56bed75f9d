package io.modelwright.core.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a deployment did over a time, a point for each step.
 *
 * @param range what it is of
 */
public record Chart(ChartRange range, List<Point> points) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS = 1e3;
    private static final double MICROS = 1e6;

    /** The sample of a slot that begins then. */
    public record Kept(Instant at, Sample sample) {}

    /** What was in one step; a number is empty where nothing is known of it. */
    public record Point(Instant at, Sample sample) {

        /** Processors in use: 1 is one of them all the time. */
        public OptionalDouble cpu() {
            return ratio(sample.cpuNanos() / NANOS_PER_MILLI, sample.containerMillis());
        }

        /** In bytes. */
        public OptionalDouble memory() {
            return ratio((double) sample.memory(), sample.measured());
        }

        public OptionalDouble memoryPeak() {
            return sample.measured() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sample.memoryPeak());
        }

        public OptionalDouble memoryLimit() {
            return sample.measured() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sample.memoryLimit());
        }

        /** Bytes each second. */
        public OptionalDouble networkIn() {
            return ratio(sample.networkIn() * MILLIS, sample.containerMillis());
        }

        public OptionalDouble networkOut() {
            return ratio(sample.networkOut() * MILLIS, sample.containerMillis());
        }

        /** Each second. */
        public OptionalDouble requests() {
            return ratio(sample.requests() * MILLIS, sample.appMillis());
        }

        public OptionalDouble errors() {
            return ratio(sample.errors() * MILLIS, sample.appMillis());
        }

        /** In seconds. */
        public OptionalDouble latencyMean() {
            return ratio(sample.micros() / MICROS, sample.requests());
        }

        public OptionalDouble latency(double share) {
            return sample.latencies().quantile(share);
        }

        /** How often it was started again. */
        public OptionalDouble restarts() {
            return sample.checks() == 0 && sample.measured() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(sample.restarts());
        }

        /** The share of looks at which it was healthy. */
        public OptionalDouble healthy() {
            return ratio(sample.healthy(), sample.checks());
        }

        private static OptionalDouble ratio(double amount, long by) {
            return by == 0 ? OptionalDouble.empty() : OptionalDouble.of(amount / by);
        }
    }

    /** @param kept samples of the range, in whatever order */
    public static Chart of(ChartRange range, List<Kept> kept) {
        List<Sample> sums = new ArrayList<>(Collections.nCopies(range.points(), Sample.NOTHING));
        for (Kept one : kept) {
            long place = Duration.between(range.from(), one.at()).dividedBy(range.step());
            if (!one.at().isBefore(range.from()) && place < sums.size()) {
                sums.set((int) place, sums.get((int) place).plus(one.sample()));
            }
        }
        List<Point> points = new ArrayList<>();
        for (int place = 0; place < sums.size(); place++) {
            points.add(new Point(range.from().plus(range.step().multipliedBy(place)), sums.get(place)));
        }
        return new Chart(range, List.copyOf(points));
    }
}
