package app.support.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How many requests took how long, by method and status. Thread-safe. */
public final class RequestDurations {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS");
    private static final double[] BOUNDS = {0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
    private static final double NANOS = 1e9;

    private final Map<Kind, Sums> sums = new ConcurrentSkipListMap<>();

    /** Requests that are counted together. */
    public record Kind(String method, int status) implements Comparable<Kind> {

        @Override
        public int compareTo(Kind other) {
            int byMethod = method.compareTo(other.method);
            return byMethod == 0 ? Integer.compare(status, other.status) : byMethod;
        }
    }

    /**
     * What is known of some requests.
     *
     * @param within how many took not more than the bound of that place
     */
    public record Total(List<Long> within, long count, long nanos) {}

    private record Sums(List<LongAdder> counts, LongAdder nanos) {

        static Sums none() {
            return new Sums(
                    Stream.generate(LongAdder::new).limit(BOUNDS.length + 1L).toList(), new LongAdder());
        }
    }

    /** In seconds. */
    public static double[] bounds() {
        return BOUNDS.clone();
    }

    /** Counts a request. */
    public void add(String method, int status, long nanos) {
        Kind kind = new Kind(METHODS.contains(method) ? method : "other", status);
        Sums known = sums.computeIfAbsent(kind, missing -> Sums.none());
        int place = Arrays.binarySearch(BOUNDS, nanos / NANOS);
        known.counts().get(place >= 0 ? place : -place - 1).increment();
        known.nanos().add(nanos);
    }

    /** All totals so far. */
    public Map<Kind, Total> totals() {
        Map<Kind, Total> totals = new TreeMap<>();
        sums.forEach((kind, known) -> {
            List<Long> within = new ArrayList<>();
            long count = 0;
            for (int place = 0; place < BOUNDS.length; place++) {
                count += known.counts().get(place).sum();
                within.add(count);
            }
            count += known.counts().get(BOUNDS.length).sum();
            totals.put(kind, new Total(List.copyOf(within), count, known.nanos().sum()));
        });
        return totals;
    }
}
