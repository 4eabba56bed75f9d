package io.modelwright.core.monitoring;

import io.modelwright.core.monitoring.AlertRules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a deployment is, and which warnings stand.
 *
 * @param since when it is so
 * @param requests of late, those of long ago counting less
 * @param errors among them
 * @param seen when they were reckoned
 */
public record Watch(
        Health health, Instant since, double requests, double errors, Instant seen, Map<AlertKind, Standing> alerts) {

    /**
     * Where a warning stands.
     *
     * @param open whether people are warned
     * @param turning since when it has been the other way round
     */
    public record Standing(boolean open, Optional<Instant> turning) {

        static final Standing QUIET = new Standing(false, Optional.empty());
    }

    /**
     * A warning that begins or ends.
     *
     * @param value the share that made it so
     */
    public record Turn(AlertKind kind, boolean raised, double value) {}

    /** What follows from a look. */
    public record Step(Watch now, List<Turn> turns) {}

    public Watch {
        alerts = Map.copyOf(alerts);
    }

    /** Before anything is known. */
    public static Watch fresh(Instant now) {
        return new Watch(Health.UNKNOWN, now, 0, 0, now, Map.of());
    }

    /** Whether people are warned of anything. */
    public boolean isQuiet() {
        return alerts.values().stream().noneMatch(Standing::open);
    }

    /** What is of the deployment after a look. */
    public Step next(Measurement look, Sample sample, AlertRules rules) {
        double fading =
                Math.exp(-(double) Math.max(0, Duration.between(seen, look.at()).toMillis())
                        / AlertRules.MEMORY.toMillis());
        double some = requests * fading + sample.requests();
        double wrong = errors * fading + sample.errors();
        Map<AlertKind, Standing> standings = new EnumMap<>(AlertKind.class);
        List<Turn> turns = new ArrayList<>();
        for (AlertKind kind : AlertKind.values()) {
            OptionalDouble share = switch (kind) {
                case DOWN -> down(look.health());
                case ERROR_RATE -> look.app().isEmpty() ? OptionalDouble.empty() : rate(some, wrong);
                case MEMORY -> memory(sample);
            };
            Standing before = alerts.getOrDefault(kind, Standing.QUIET);
            Standing after = look.health() == Health.STOPPED
                    ? Standing.QUIET
                    : standing(before, share, rules.of(kind), look.at());
            standings.put(kind, after);
            if (before.open() != after.open()) {
                turns.add(new Turn(kind, after.open(), share.orElse(0)));
            }
        }
        Watch now = new Watch(
                look.health(), look.health() == health ? since : look.at(), some, wrong, look.at(), standings);
        return new Step(now, turns);
    }

    private static Standing standing(Standing before, OptionalDouble share, Rule rule, Instant now) {
        if (share.isEmpty()) {
            // nobody can tell: what was said stands
            return before;
        }
        boolean turns = before.open() ? share.getAsDouble() < rule.below() : share.getAsDouble() >= rule.above();
        if (!turns) {
            return new Standing(before.open(), Optional.empty());
        }
        Instant first = before.turning().orElse(now);
        Duration patience = before.open() ? rule.resolve() : rule.raise();
        return Duration.between(first, now).compareTo(patience) >= 0
                ? new Standing(!before.open(), Optional.empty())
                : new Standing(before.open(), Optional.of(first));
    }

    private static OptionalDouble down(Health health) {
        return switch (health) {
            case HEALTHY -> OptionalDouble.of(0);
            case UNHEALTHY -> OptionalDouble.of(1);
            case STOPPED, UNKNOWN -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble rate(double some, double wrong) {
        return OptionalDouble.of(some < AlertRules.FEWEST ? 0 : wrong / some);
    }

    private static OptionalDouble memory(Sample sample) {
        return sample.measured() == 0 || sample.memoryLimit() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) sample.memory() / sample.memoryLimit());
    }
}
