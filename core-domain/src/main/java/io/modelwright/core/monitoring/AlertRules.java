package io.modelwright.core.monitoring;

import java.time.Duration;
import java.util.Map;

/**
 * When people are warned, and when no longer. Between the two shares nothing changes, so that what hovers about a limit is told once.
 *
 * @param share of errors among requests, of memory used among what there may be
 */
public record AlertRules(Map<AlertKind, Rule> share) {

    /** Requests that a share of errors is reckoned of at least. */
    static final double FEWEST = 5;

    /** How fast requests are forgotten when a share is reckoned. */
    static final Duration MEMORY = Duration.ofMinutes(2);

    /**
     * One of them.
     *
     * @param above from that share on it is bad
     * @param below under that it is good
     * @param raise how long it is bad before people are warned
     * @param resolve how long it is good before that ends
     */
    public record Rule(double above, double below, Duration raise, Duration resolve) {}

    public static final AlertRules STANDARD = new AlertRules(Map.of(
            AlertKind.DOWN, new Rule(1, 1, Duration.ofSeconds(60), Duration.ofSeconds(20)),
            AlertKind.ERROR_RATE, new Rule(0.05, 0.02, Duration.ofSeconds(30), Duration.ofSeconds(60)),
            AlertKind.MEMORY, new Rule(0.9, 0.8, Duration.ofSeconds(60), Duration.ofSeconds(60))));

    public AlertRules {
        share = Map.copyOf(share);
    }

    Rule of(AlertKind kind) {
        Rule rule = share.get(kind);
        if (rule == null) {
            throw new IllegalArgumentException("no rule for " + kind);
        }
        return rule;
    }
}
