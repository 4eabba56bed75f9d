package app.support.http;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests each entity had, and how long they took. Thread-safe. */
public final class RequestTimes {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE");

    private final Map<Kind, Sums> sums = new ConcurrentSkipListMap<>();

    /** Requests that are counted together. */
    public record Kind(String entity, String method) implements Comparable<Kind> {

        @Override
        public int compareTo(Kind other) {
            int byEntity = entity.compareTo(other.entity);
            return byEntity == 0 ? method.compareTo(other.method) : byEntity;
        }
    }

    /** What is known of some requests. */
    public record Total(long count, long nanos) {}

    private record Sums(LongAdder count, LongAdder nanos) {}

    /** Counts a request. */
    public void add(String entity, String method, long nanos) {
        Kind kind = new Kind(entity, METHODS.contains(method) ? method : "other");
        Sums known = sums.computeIfAbsent(kind, missing -> new Sums(new LongAdder(), new LongAdder()));
        known.count().increment();
        known.nanos().add(nanos);
    }

    /** All totals so far. */
    public Map<Kind, Total> totals() {
        Map<Kind, Total> totals = new TreeMap<>();
        sums.forEach((kind, known) ->
                totals.put(kind, new Total(known.count().sum(), known.nanos().sum())));
        return totals;
    }
}
