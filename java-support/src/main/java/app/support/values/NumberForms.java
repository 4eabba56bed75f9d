package app.support.values;

import app.support.json.JsonPointer;
import app.support.problem.FieldErrors;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as the wire writes them. Stateless. */
public final class NumberForms {

    private static final Pattern NUMERAL = Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?");
    /** No column holds more digits on either side of the point; checked before arithmetic that grows with the exponent. */
    private static final int DIGITS_MAX = 400;

    private NumberForms() {}

    /** An exact number of the wire: a JSON number or, where {@code orText}, its digits in a string. */
    static @Nullable BigDecimal exact(JsonNode json, boolean orText, JsonPointer at, FieldErrors faults) {
        if (json.isNumber()) {
            BigDecimal number = json.decimalValue();
            if (Math.abs((long) number.precision() - number.scale()) > DIGITS_MAX
                    || Math.abs((long) number.scale()) > DIGITS_MAX) {
                faults.outOfRange(at, "a number of at most " + DIGITS_MAX + " digits");
                return null;
            }
            return number;
        }
        if (orText && json.isTextual()) {
            String text = json.textValue();
            if (NUMERAL.matcher(text).matches()) {
                return new BigDecimal(text);
            }
            faults.format(at, "a number such as \"12.50\"");
            return null;
        }
        faults.wrongType(at, orText ? "a number, or a string of digits" : "a number");
        return null;
    }

    static @Nullable Integer integer(JsonNode json, JsonPointer at, FieldErrors faults) {
        BigDecimal number = whole(exact(json, false, at, faults), at, faults);
        if (number == null || !within(number, Integer.MIN_VALUE, Integer.MAX_VALUE, at, faults)) {
            return null;
        }
        return number.intValueExact();
    }

    static @Nullable Long longNumber(JsonNode json, JsonPointer at, FieldErrors faults) {
        BigDecimal number = whole(exact(json, true, at, faults), at, faults);
        if (number == null || !within(number, Long.MIN_VALUE, Long.MAX_VALUE, at, faults)) {
            return null;
        }
        return number.longValueExact();
    }

    /** A number that fits {@code numeric(precision, scale)} without rounding. */
    static @Nullable BigDecimal decimal(JsonNode json, int precision, int scale, JsonPointer at, FieldErrors faults) {
        BigDecimal number = exact(json, true, at, faults);
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > scale) {
            faults.add("not-exact", at, "This must have at most " + scale + " decimals.");
            return null;
        }
        if (stripped.signum() != 0 && stripped.precision() - stripped.scale() > precision - scale) {
            faults.outOfRange(at, "a number of at most " + (precision - scale) + " digits before the point");
            return null;
        }
        return stripped.setScale(scale, RoundingMode.UNNECESSARY);
    }

    static @Nullable Double floating(JsonNode json, JsonPointer at, FieldErrors faults) {
        BigDecimal number = exact(json, false, at, faults);
        if (number == null) {
            return null;
        }
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            faults.outOfRange(at, "within the range of a 64-bit floating point number");
            return null;
        }
        return value == 0 ? 0.0 : value;
    }

    /** Whether the number meets the bounds of its field; tells where it does not. */
    static boolean meets(
            BigDecimal number, Optional<BigDecimal> min, Optional<BigDecimal> max, JsonPointer at, FieldErrors faults) {
        if (min.isPresent() && number.compareTo(min.get()) < 0) {
            faults.outOfRange(at, "at least " + min.get().toPlainString());
            return false;
        }
        if (max.isPresent() && number.compareTo(max.get()) > 0) {
            faults.outOfRange(at, "at most " + max.get().toPlainString());
            return false;
        }
        return true;
    }

    private static @Nullable BigDecimal whole(@Nullable BigDecimal number, JsonPointer at, FieldErrors faults) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.scale() > 0) {
            faults.add("not-exact", at, "This must be a whole number.");
            return null;
        }
        return stripped;
    }

    private static boolean within(BigDecimal number, long min, long max, JsonPointer at, FieldErrors faults) {
        return meets(number, Optional.of(BigDecimal.valueOf(min)), Optional.of(BigDecimal.valueOf(max)), at, faults);
    }

    /** The shortest way to write it without an exponent. */
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
