package io.modelwright.core.monitoring;

import java.time.Duration;
import java.time.Instant;

/** How finely measurements are kept, and for how long. */
public enum Resolution {
    FINE(Duration.ofSeconds(10), Duration.ofDays(1)),
    COARSE(Duration.ofMinutes(5), Duration.ofDays(31)),
    /** What people ask of use. */
    DAY(Duration.ofDays(1), Duration.ofDays(400));

    private final Duration step;
    private final Duration kept;

    Resolution(Duration step, Duration kept) {
        this.step = step;
        this.kept = kept;
    }

    public Duration step() {
        return step;
    }

    public Duration kept() {
        return kept;
    }

    /** The beginning of the slot that a moment is in. */
    public Instant slot(Instant moment) {
        return slot(moment, step);
    }

    static Instant slot(Instant moment, Duration step) {
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), step.toSeconds()) * step.toSeconds());
    }
}
