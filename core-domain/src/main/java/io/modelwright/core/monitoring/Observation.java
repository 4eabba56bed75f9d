package io.modelwright.core.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What is remembered of a deployment from one look to the next: what its counters were, so that what came since can be told, how it
 * is and what it is warned of.
 *
 * @param slot of which the newest look was
 */
public record Observation(
        Instant slot, Optional<Seen<ContainerCounters>> container, Optional<Seen<AppCounters>> app, Watch watch) {

    /** More than this does not come between two looks, so that no sum of them overflows. */
    private static final long MOST = 100_000_000_000_000L;

    /** What was seen when. */
    public record Seen<T>(Instant at, T value) {}

    /** What follows from a look. */
    public record Step(Observation now, Sample sample) {}

    /** Before the first look. */
    public static Observation none(Instant slot) {
        return new Observation(slot, Optional.empty(), Optional.empty(), Watch.fresh(slot));
    }

    /**
     * Compares a look with the one before. What is seen for the first time is counted from then on; counters that begin anew are
     * counted from nothing. What did not answer is compared with when it answered last.
     */
    public Step next(Measurement look, Watch watched) {
        Optional<ContainerCounters> counters = look.container().map(Measurement.Measured::counters);
        Optional<ContainerCounters> since = container.flatMap(before -> counters.map(now -> now.since(before.value())));
        boolean sameLife = container
                .flatMap(before -> counters.map(now -> now.isSameLife(before.value())))
                .orElse(true);
        Optional<AppCounters> came =
                app.flatMap(before -> look.app().map(now -> sameLife ? now.since(before.value()) : now));
        Sample sample = new Sample(
                since.isPresent() ? millis(container, look.at()) : 0,
                most(since, ContainerCounters::cpuNanos),
                most(since, ContainerCounters::networkIn),
                most(since, ContainerCounters::networkOut),
                look.container().isPresent() ? 1 : 0,
                most(look.container(), Measurement.Measured::memory),
                most(look.container(), Measurement.Measured::memory),
                most(look.container(), Measurement.Measured::memoryLimit),
                (int) most(since, ContainerCounters::restarts),
                came.isPresent() ? millis(app, look.at()) : 0,
                most(came, AppCounters::requests),
                most(came, AppCounters::errors),
                most(came, AppCounters::micros),
                came.map(AppCounters::latencies).orElse(Latencies.UNKNOWN),
                look.health() == Health.UNKNOWN ? 0 : 1,
                look.health() == Health.HEALTHY ? 1 : 0);
        // what did not answer is remembered; where the container is another one the application is too
        Optional<Seen<AppCounters>> known = look.app()
                .map(now -> new Seen<>(look.at(), now))
                .or(() -> sameLife
                        ? app
                        : app.map(before -> new Seen<>(before.at(), new AppCounters(0, 0, 0, Latencies.UNKNOWN))));
        Observation now = new Observation(
                Resolution.FINE.slot(look.at()),
                counters.map(value -> new Seen<>(look.at(), value)).or(() -> container),
                known,
                watched);
        return new Step(now, sample);
    }

    private static <T> long most(Optional<T> value, ToLongFunction<T> number) {
        return value.map(known -> Math.min(MOST, number.applyAsLong(known))).orElse(0L);
    }

    private static long millis(Optional<? extends Seen<?>> before, Instant now) {
        return before.map(seen -> Math.max(1, Duration.between(seen.at(), now).toMillis()))
                .orElse(0L);
    }
}
