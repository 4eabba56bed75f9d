package app.support.expression;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The arithmetic of dates and moments, years 1 to 9999. A result of null is unknown; {@code ExpressionSql} computes the same. */
final class Times {

    static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final long DAYS = 3_652_059;
    private static final long MONTHS = 120_000;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private Times() {}

    static boolean isInRange(LocalDate date) {
        return !date.isBefore(FIRST_DAY) && !date.isAfter(LAST_DAY);
    }

    static boolean isInRange(Instant moment) {
        return !moment.isBefore(FIRST_MOMENT) && !moment.isAfter(LAST_MOMENT);
    }

    static @Nullable Long daysBetween(LocalDate later, LocalDate earlier) {
        return isInRange(later) && isInRange(earlier) ? (Long) ChronoUnit.DAYS.between(earlier, later) : null;
    }

    static @Nullable LocalDate addDays(LocalDate date, long days) {
        return Math.abs((double) days) > DAYS ? null : inRange(date, date.plusDays(days));
    }

    static @Nullable LocalDate addMonths(LocalDate date, long months) {
        return Math.abs((double) months) > MONTHS ? null : inRange(date, date.plusMonths(months));
    }

    private static @Nullable LocalDate inRange(LocalDate from, LocalDate to) {
        return isInRange(from) && isInRange(to) ? to : null;
    }

    static @Nullable Instant add(Instant moment, Duration duration, boolean subtract) {
        BigInteger micros = micros(duration);
        BigInteger result = micros(moment).add(subtract ? micros.negate() : micros);
        BigInteger first = micros(FIRST_MOMENT);
        BigInteger last = micros(LAST_MOMENT);
        return result.compareTo(first) < 0 || result.compareTo(last) > 0
                ? null
                : Instant.EPOCH.plus(result.longValueExact(), ChronoUnit.MICROS);
    }

    static @Nullable Duration between(Instant later, Instant earlier) {
        return duration(micros(later).subtract(micros(earlier)));
    }

    static @Nullable Duration sum(Duration left, Duration right) {
        return duration(micros(left).add(micros(right)));
    }

    static @Nullable Duration difference(Duration left, Duration right) {
        return duration(micros(left).subtract(micros(right)));
    }

    /** Within plus and minus the greatest 64-bit number of microseconds; anything else is null. */
    static @Nullable Duration duration(BigInteger micros) {
        return micros.bitLength() > 63 || micros.equals(BigInteger.valueOf(Long.MIN_VALUE))
                ? null
                : Duration.of(micros.longValueExact(), ChronoUnit.MICROS);
    }

    static BigInteger micros(Duration duration) {
        return micros(duration.getSeconds(), duration.getNano());
    }

    static BigInteger micros(Instant moment) {
        return micros(moment.getEpochSecond(), moment.getNano());
    }

    private static BigInteger micros(long seconds, int nanos) {
        return BigInteger.valueOf(seconds).multiply(MILLION).add(BigInteger.valueOf(nanos / 1_000));
    }

    /** Whole seconds, truncated toward zero. */
    static long seconds(Duration duration) {
        return micros(duration).divide(MILLION).longValueExact();
    }
}
