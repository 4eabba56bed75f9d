package app.support.expression;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of rules, whose values may be unknown: null stands for unknown, as NULL does in SQL. A rule fails only where
 * its condition is false. Stateless.
 */
public final class Logic {

    private Logic() {}

    public static boolean isFalse(@Nullable Boolean condition) {
        return Boolean.FALSE.equals(condition);
    }

    public static Boolean isUnknown(@Nullable Object value) {
        return value == null;
    }

    public static Boolean isKnown(@Nullable Object value) {
        return value != null;
    }

    public static @Nullable Boolean not(@Nullable Boolean operand) {
        return operand == null ? null : (Boolean) !operand;
    }

    /** False where one is false, else unknown where one is unknown. */
    public static @Nullable Boolean and(@Nullable Boolean... operands) {
        return all(true, operands);
    }

    /** True where one is true, else unknown where one is unknown. */
    public static @Nullable Boolean or(@Nullable Boolean... operands) {
        return all(false, operands);
    }

    private static @Nullable Boolean all(boolean neutral, @Nullable Boolean[] operands) {
        Boolean result = neutral;
        for (Boolean operand : operands) {
            if (operand == null) {
                result = null;
            } else if (operand != neutral) {
                return operand;
            }
        }
        return result;
    }

    /** Never unknown: two unknowns are equal. */
    public static Boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (left instanceof Double a && right instanceof Double b) {
            // -0.0 and 0.0 are one number
            return a.doubleValue() == b.doubleValue();
        }
        return Objects.equals(left, right);
    }

    /** Whether the value is one of the options; an unknown is none of them. */
    public static Boolean in(@Nullable Object value, Object... options) {
        for (Object option : options) {
            if (equal(value, option)) {
                return true;
            }
        }
        return false;
    }

    public static <T extends Comparable<? super T>> @Nullable Boolean less(@Nullable T left, @Nullable T right) {
        return (left == null || right == null) ? null : (Boolean) (compare(left, right) < 0);
    }

    public static <T extends Comparable<? super T>> @Nullable Boolean lessOrEqual(@Nullable T left, @Nullable T right) {
        return (left == null || right == null) ? null : (Boolean) (compare(left, right) <= 0);
    }

    public static <T extends Comparable<? super T>> @Nullable Boolean greater(@Nullable T left, @Nullable T right) {
        return less(right, left);
    }

    public static <T extends Comparable<? super T>> @Nullable Boolean greaterOrEqual(
            @Nullable T left, @Nullable T right) {
        return lessOrEqual(right, left);
    }

    private static <T extends Comparable<? super T>> int compare(T left, T right) {
        if (left instanceof String a && right instanceof String b) {
            return Texts.compare(a, b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            // -0.0 and 0.0 are one number
            return a < b ? -1 : a > b ? 1 : 0;
        }
        return left.compareTo(right);
    }

    /** Unknown where the condition is. */
    public static <T> @Nullable T choose(@Nullable Boolean condition, @Nullable T then, @Nullable T otherwise) {
        return condition == null ? null : condition ? then : otherwise;
    }

    public static <T> @Nullable T coalesce(@Nullable T first, @Nullable T second) {
        return first == null ? second : first;
    }

    public static @Nullable Boolean matches(@Nullable String text, PortablePattern pattern) {
        return text == null ? null : (Boolean) pattern.isFoundIn(text);
    }
}
