package io.modelwright.core.monitoring;

import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * The time that a chart is of, in equal steps.
 *
 * @param from the beginning of the first step
 * @param to the end of the last one
 * @param resolution in which it is kept
 */
public record ChartRange(Instant from, Instant to, Duration step, Resolution resolution) {

    /** A chart has no more points. */
    public static final int MAX_POINTS = 1_500;

    private static final int USUAL_POINTS = 300;
    private static final Duration USUAL = Duration.ofHours(1);
    private static final long[] STEPS = {10, 30, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 86_400};

    /**
     * Reads what somebody asks for: by default the last hour, in steps of which a chart has some hundred. Refused with 422 {@code
     * invalid-range} and {@code invalid-step}.
     *
     * @param step in seconds
     */
    public static Outcome<ChartRange> of(Optional<Instant> from, Optional<Instant> to, OptionalLong step, Instant now) {
        Instant end = to.orElse(now);
        Instant begin = from.orElseGet(() -> end.minus(USUAL));
        if (!begin.isBefore(end)) {
            return invalid("invalid-range", "from", "The range ends before it begins.");
        }
        Instant oldest = now.minus(Resolution.COARSE.kept());
        if (begin.isBefore(oldest) || end.isAfter(now.plus(Duration.ofDays(1)))) {
            return invalid("invalid-range", "from", "Measurements are kept for 31 days.");
        }
        boolean isFine = !begin.isBefore(now.minus(Resolution.FINE.kept()));
        long wanted = step.orElseGet(() -> usual(Duration.between(begin, end), isFine));
        if (LongStream.of(STEPS).noneMatch(known -> known == wanted)) {
            return invalid(
                    "invalid-step",
                    "step",
                    "A step is 10, 30, 60, 300, 900, 1800, 3600, 10800, 21600 or 86400 seconds.");
        }
        long coarse = Resolution.COARSE.step().toSeconds();
        if (wanted < coarse && !isFine) {
            return invalid(
                    "invalid-step", "step", "What is older than a day is kept in steps of 300 seconds, and no finer.");
        }
        Duration width = Duration.ofSeconds(wanted);
        Instant first = Resolution.slot(begin, width);
        Instant slot = Resolution.slot(end, width);
        Instant last = slot.isBefore(end) ? slot.plus(width) : slot;
        if (Duration.between(first, last).dividedBy(width) > MAX_POINTS) {
            return invalid("invalid-step", "step", "A chart has at most 1500 points: ask for longer steps.");
        }
        return Outcome.done(new ChartRange(first, last, width, wanted < coarse ? Resolution.FINE : Resolution.COARSE));
    }

    private static long usual(Duration length, boolean isFine) {
        return LongStream.of(STEPS)
                .filter(known -> isFine || known >= Resolution.COARSE.step().toSeconds())
                .filter(known -> length.toSeconds() / known <= USUAL_POINTS)
                .findFirst()
                .orElse(STEPS[STEPS.length - 1]);
    }

    private static Outcome<ChartRange> invalid(String code, String parameter, String detail) {
        return Outcome.refused(new Refusal.Invalid(
                code, detail, List.of(Finding.error(code, JsonPointer.ROOT.member(parameter), detail))));
    }

    int points() {
        return (int) Duration.between(from, to).dividedBy(step);
    }
}
