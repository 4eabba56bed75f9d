package app.support.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The arithmetic of integers and decimals. A result of null is unknown; {@code ExpressionSql} computes the same. */
final class Numbers {

    /** The most decimals that a computed decimal keeps. */
    static final int MAX_SCALE = 20;

    /** What the magnitude of a computed decimal stays below. */
    static final BigDecimal LIMIT = BigDecimal.TEN.pow(60);

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /** A decimal result: rounded half away from zero to {@link #MAX_SCALE}, without trailing zeros. */
    static @Nullable BigDecimal decimal(BigDecimal exact) {
        BigDecimal rounded = exact.scale() > MAX_SCALE ? exact.setScale(MAX_SCALE, RoundingMode.HALF_UP) : exact;
        return rounded.abs().compareTo(LIMIT) < 0 ? plain(rounded) : null;
    }

    /** The same value with the smallest scale from 0 on. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static @Nullable BigDecimal quotient(BigDecimal left, BigDecimal right) {
        return right.signum() == 0 ? null : decimal(left.divide(right, MAX_SCALE, RoundingMode.HALF_UP));
    }

    static @Nullable BigDecimal round(BigDecimal value, long decimals) {
        return decimals < 0 || decimals > MAX_SCALE
                ? null
                : decimal(value.setScale((int) decimals, RoundingMode.HALF_UP));
    }

    /** The shortest decimal that reads back as that float. */
    static @Nullable BigDecimal decimal(double value) {
        return Double.isFinite(value) ? decimal(new BigDecimal(Double.toString(value))) : null;
    }

    /** The nearest float. */
    static @Nullable Double floating(BigDecimal value) {
        BigDecimal limited = decimal(value);
        return limited == null ? null : (Double) limited.doubleValue();
    }

    /** The whole part. */
    static @Nullable Long integer(BigDecimal value) {
        // Numbers that are far too long to be an integer are not expanded.
        if (value.precision() - value.scale() > 20) {
            return null;
        }
        return integer(value.toBigInteger());
    }

    static @Nullable Long integer(BigInteger exact) {
        return exact.compareTo(LONG_MIN) >= 0 && exact.compareTo(LONG_MAX) <= 0 ? exact.longValue() : null;
    }

    static @Nullable Long sum(long left, long right) {
        long result = left + right;
        return ((left ^ result) & (right ^ result)) < 0 ? null : (Long) result;
    }

    static @Nullable Long difference(long left, long right) {
        long result = left - right;
        return ((left ^ right) & (left ^ result)) < 0 ? null : (Long) result;
    }

    static @Nullable Long product(long left, long right) {
        return integer(BigInteger.valueOf(left).multiply(BigInteger.valueOf(right)));
    }

    static @Nullable Long quotient(long left, long right) {
        return right == 0 || (left == Long.MIN_VALUE && right == -1) ? null : (Long) (left / right);
    }

    static @Nullable Long remainder(long left, long right) {
        return right == 0 ? null : (Long) (left % right);
    }
}
