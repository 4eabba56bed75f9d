package app.support.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The operators and functions of integers and decimals in rules. What they give is null, that is unknown, where an argument is, or where
 * there is no such result. Stateless.
 */
public final class NumberFunctions {

    private NumberFunctions() {}

    public static @Nullable Long negateInteger(@Nullable Long a) {
        return a == null ? null : Numbers.difference(0, a);
    }

    public static @Nullable Long addInteger(@Nullable Long a, @Nullable Long b) {
        return a == null || b == null ? null : Numbers.sum(a, b);
    }

    public static @Nullable Long subtractInteger(@Nullable Long a, @Nullable Long b) {
        return a == null || b == null ? null : Numbers.difference(a, b);
    }

    public static @Nullable Long multiplyInteger(@Nullable Long a, @Nullable Long b) {
        return a == null || b == null ? null : Numbers.product(a, b);
    }

    public static @Nullable Long divideInteger(@Nullable Long a, @Nullable Long b) {
        return a == null || b == null ? null : Numbers.quotient((long) a, (long) b);
    }

    public static @Nullable Long remainderInteger(@Nullable Long a, @Nullable Long b) {
        return a == null || b == null ? null : Numbers.remainder(a, b);
    }

    public static @Nullable BigDecimal negateDecimal(@Nullable BigDecimal a) {
        return a == null ? null : Numbers.decimal(a.negate());
    }

    public static @Nullable BigDecimal addDecimal(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : Numbers.decimal(a.add(b));
    }

    public static @Nullable BigDecimal subtractDecimal(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : Numbers.decimal(a.subtract(b));
    }

    public static @Nullable BigDecimal multiplyDecimal(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : Numbers.decimal(a.multiply(b));
    }

    public static @Nullable BigDecimal divideDecimal(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : Numbers.quotient(a, b);
    }

    public static @Nullable Long absoluteInteger(@Nullable Long a) {
        return a == null ? null : (a < 0 ? Numbers.difference(0, a) : a);
    }

    public static @Nullable BigDecimal absoluteDecimal(@Nullable BigDecimal a) {
        return a == null ? null : Numbers.decimal(a.abs());
    }

    public static @Nullable BigDecimal roundDecimal(@Nullable BigDecimal a, @Nullable Long b) {
        return a == null || b == null ? null : Numbers.round(a, b);
    }

    public static @Nullable BigDecimal floorDecimal(@Nullable BigDecimal a) {
        return a == null ? null : Numbers.decimal(a.setScale(0, RoundingMode.FLOOR));
    }

    public static @Nullable BigDecimal ceilingDecimal(@Nullable BigDecimal a) {
        return a == null ? null : Numbers.decimal(a.setScale(0, RoundingMode.CEILING));
    }

    public static @Nullable Long integerOfDecimal(@Nullable BigDecimal a) {
        return a == null ? null : Numbers.integer(a);
    }

    public static @Nullable BigDecimal decimalOfInteger(@Nullable Long a) {
        return a == null ? null : BigDecimal.valueOf(a);
    }

    public static @Nullable BigDecimal decimalOfFloat(@Nullable Double a) {
        return a == null ? null : Numbers.decimal((double) a);
    }

    public static @Nullable Double floatOfDecimal(@Nullable BigDecimal a) {
        return a == null ? null : Numbers.floating(a);
    }

    /** An integer of 32 bits among those of 64. */
    public static @Nullable Long wide(@Nullable Integer a) {
        return a == null ? null : (Long) a.longValue();
    }
}
