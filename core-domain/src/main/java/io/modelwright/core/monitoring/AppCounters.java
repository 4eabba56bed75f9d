package io.modelwright.core.monitoring;

import io.modelwright.core.monitoring.Exposition.Point;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an application has counted since it was started. Requests that ask how it is are not among them.
 *
 * @param errors those that were answered with a status of 500 or more
 * @param micros how long all of them took together
 */
public record AppCounters(long requests, long errors, long micros, Latencies latencies) {

    /** More than this nobody has counted; so many points of it can be summed up. */
    private static final double MOST = 1e14;

    private static final double MICROS = 1e6;
    private static final Set<String> PROBES = Set.of("/metrics", "/health/live", "/health/ready");
    private static final String DURATIONS = "http_request_duration_seconds";

    /** What applications of former releases have: the requests of records alone, and no histogram. */
    private static final String RECORDS = "record_request_seconds";

    private static final String FAULTS = "5xx_responses_total";

    /** Empty where an application counts no requests. */
    public static Optional<AppCounters> of(List<Point> points) {
        return has(points, DURATIONS)
                ? Optional.of(durations(points))
                : Optional.of(points).filter(all -> has(all, RECORDS)).map(AppCounters::records);
    }

    private static boolean has(List<Point> points, String name) {
        return points.stream()
                .anyMatch(point -> point.name().equals(name + "_count")
                        || point.name().equals(name + "_sum")
                        || point.name().equals(name + "_bucket"));
    }

    private static AppCounters durations(List<Point> points) {
        List<Point> real = points.stream()
                .filter(point -> point.name().startsWith(DURATIONS)
                        && !PROBES.contains(point.labels().getOrDefault("route", "")))
                .toList();
        NavigableMap<Double, Long> buckets = new TreeMap<>();
        for (Point point : real) {
            if (point.name().equals(DURATIONS + "_bucket")) {
                bound(point.labels()).ifPresent(bound -> buckets.merge(bound, whole(point.value()), Long::sum));
            }
        }
        return new AppCounters(
                sum(real, DURATIONS + "_count", 1),
                sum(
                        real.stream()
                                .filter(point -> point.labels()
                                        .getOrDefault("status", "")
                                        .startsWith("5"))
                                .toList(),
                        DURATIONS + "_count",
                        1),
                sum(real, DURATIONS + "_sum", MICROS),
                buckets.isEmpty() ? Latencies.UNKNOWN : Latencies.of(buckets));
    }

    private static Optional<Double> bound(Map<String, String> labels) {
        String text = labels.getOrDefault("le", "");
        if (text.equals("+Inf")) {
            return Optional.of(Double.POSITIVE_INFINITY);
        }
        return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    private static AppCounters records(List<Point> points) {
        long faults = points.stream()
                .filter(point -> point.name().endsWith(FAULTS))
                .mapToLong(point -> whole(point.value()))
                .sum();
        return new AppCounters(
                sum(points, RECORDS + "_count", 1), faults, sum(points, RECORDS + "_sum", MICROS), Latencies.UNKNOWN);
    }

    private static long sum(List<Point> points, String name, double unit) {
        return points.stream()
                .filter(point -> point.name().equals(name))
                .mapToLong(point -> whole(point.value() * unit))
                .sum();
    }

    /** Nothing where it is no number that something could be counted to. */
    private static long whole(double value) {
        return value >= 0 && value <= MOST ? Math.round(value) : 0;
    }

    /** What came since then; where a number is less than it was, counting began anew. */
    AppCounters since(AppCounters before) {
        boolean anew = requests < before.requests
                || errors < before.errors
                || micros < before.micros
                || latencies.isBehind(before.latencies);
        return anew
                ? this
                : new AppCounters(
                        requests - before.requests,
                        errors - before.errors,
                        micros - before.micros,
                        latencies.since(before.latencies));
    }
}
