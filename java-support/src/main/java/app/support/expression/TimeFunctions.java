package app.support.expression;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The operators and functions of dates, moments and durations in rules. What they give is null, that is unknown, where an argument is, or where
 * there is no such result. Stateless.
 */
public final class TimeFunctions {

    private TimeFunctions() {}

    public static @Nullable Long daysBetween(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || b == null ? null : Times.daysBetween(a, b);
    }

    public static @Nullable LocalDate addDays(@Nullable LocalDate a, @Nullable Long b) {
        return a == null || b == null ? null : Times.addDays(a, b);
    }

    public static @Nullable LocalDate addMonths(@Nullable LocalDate a, @Nullable Long b) {
        return a == null || b == null ? null : Times.addMonths(a, b);
    }

    public static @Nullable Long year(@Nullable LocalDate a) {
        return a == null ? null : part(a, a.getYear());
    }

    public static @Nullable Long month(@Nullable LocalDate a) {
        return a == null ? null : part(a, a.getMonthValue());
    }

    public static @Nullable Long day(@Nullable LocalDate a) {
        return a == null ? null : part(a, a.getDayOfMonth());
    }

    public static @Nullable Long dayOfWeek(@Nullable LocalDate a) {
        return a == null ? null : part(a, a.getDayOfWeek().getValue());
    }

    public static @Nullable Instant addDuration(@Nullable Instant a, @Nullable Duration b) {
        return a == null || b == null ? null : Times.add(a, b, false);
    }

    public static @Nullable Instant subtractDuration(@Nullable Instant a, @Nullable Duration b) {
        return a == null || b == null ? null : Times.add(a, b, true);
    }

    public static @Nullable Duration durationBetween(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b == null ? null : Times.between(a, b);
    }

    public static @Nullable Duration sumOfDurations(@Nullable Duration a, @Nullable Duration b) {
        return a == null || b == null ? null : Times.sum(a, b);
    }

    public static @Nullable Duration differenceOfDurations(@Nullable Duration a, @Nullable Duration b) {
        return a == null || b == null ? null : Times.difference(a, b);
    }

    public static @Nullable Long secondsOfDuration(@Nullable Duration a) {
        return a == null ? null : (Long) Times.seconds(a);
    }

    private static @Nullable Long part(LocalDate date, int value) {
        return Times.isInRange(date) ? (Long) (long) value : null;
    }
}
