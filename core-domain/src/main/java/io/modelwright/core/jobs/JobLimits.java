package io.modelwright.core.jobs;

import io.modelwright.core.limits.TokenBucket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What jobs of some kinds are limited to on all nodes together. Kinds that are not named are not limited.
 *
 * @param kinds by kind
 */
public record JobLimits(Map<String, Limit> kinds) {

    public static final JobLimits NONE = new JobLimits(Map.of());

    /** How often jobs may start: so many in a period, and as many at once where none started for that long. */
    public record Rate(int starts, Duration period) {
        public Rate {
            if (starts < 1 || period.toMillis() < 1) {
                throw new IllegalArgumentException("not a rate: " + starts + " in " + period);
            }
        }

        public TokenBucket.Shape shape() {
            return new TokenBucket.Shape(starts, starts, period.toMillis());
        }
    }

    /** @param running how many run at once */
    public record Limit(OptionalInt running, Optional<Rate> rate) {

        public static final Limit NONE = new Limit(OptionalInt.empty(), Optional.empty());

        public Limit {
            if (running.isPresent() && running.getAsInt() < 1) {
                throw new IllegalArgumentException("a kind of which none may run");
            }
        }

        public static Limit running(int most) {
            return new Limit(OptionalInt.of(most), Optional.empty());
        }

        public static Limit rate(int starts, Duration period) {
            return new Limit(OptionalInt.empty(), Optional.of(new Rate(starts, period)));
        }
    }

    public JobLimits {
        kinds = kinds.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(Limit.NONE))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Limit of(String kind) {
        return kinds.getOrDefault(kind, Limit.NONE);
    }

    /** Whether others may have to wait until this job has ended. */
    public boolean concern(Job job) {
        return job.terms().group().isPresent() || of(job.kind()).running().isPresent();
    }
}
