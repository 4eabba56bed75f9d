package io.modelwright.core.records;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a store finds a page of records.
 *
 * @param statement what it asks its database, with places for values instead of values
 * @param plan how the database goes about it, line by line, in its own words
 * @param took how long it took, where it was done and not only planned
 */
public record Explanation(String statement, List<String> plan, Optional<Duration> took) {
    public Explanation {
        plan = List.copyOf(plan);
    }
}
