package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.JsonPointer;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds options of field types that are out of range or contradict each other. */
final class FieldOptions implements Check {

    /** The most digits that a numeric column can be declared with. */
    static final int PRECISION_MAX = 1_000;

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public void check(Model model, Findings findings) {
        model.forEachField((entity, field) -> {
            JsonPointer place = model.place(field.id());
            checkType(field.type(), place, findings);
            if (field.type() instanceof FieldType.Formula && field.required()) {
                findings.error(
                        "required-formula", place.member("required"), "A formula is computed and cannot be required.");
            }
        });
    }

    static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    private static void checkType(FieldType type, JsonPointer place, Findings findings) {
        switch (type) {
            case FieldType.Text text -> {
                lengths(text.minLength(), text.maxLength(), place, findings);
            }
            case FieldType.LongText text -> lengths(OptionalInt.empty(), text.maxLength(), place, findings);
            case FieldType.IntegerNumber number ->
                bounds(number.min(), number.max(), FieldOptions::fitsInt, "a whole number of 32 bits", place, findings);
            case FieldType.LongNumber number ->
                bounds(
                        number.min(),
                        number.max(),
                        FieldOptions::fitsLong,
                        "a whole number of 64 bits",
                        place,
                        findings);
            case FieldType.FloatNumber number ->
                bounds(
                        number.min(),
                        number.max(),
                        bound -> Double.isFinite(bound.doubleValue()),
                        "a finite number of 64 bits",
                        place,
                        findings);
            case FieldType.DecimalNumber number -> decimal(number, place, findings);
            case FieldType.Money money -> {
                if (money.currency().filter(code -> !isCurrency(code)).isPresent()) {
                    findings.error(
                            "unknown-currency",
                            place.member("currency"),
                            "A currency is a code of ISO 4217, such as EUR.");
                }
            }
            case FieldType.FormattedText withoutOptions -> {}
            case FieldType.Plain withoutOptions -> {}
            case FieldType.SingleChoice choices -> {}
            case FieldType.MultiChoice choices -> {}
            case FieldType.Formula formula -> {}
        }
    }

    private static void lengths(OptionalInt min, OptionalInt max, JsonPointer place, Findings findings) {
        if (min.isPresent() && (min.getAsInt() < 0 || min.getAsInt() > DesignLimits.TEXT_LENGTH)) {
            findings.error(
                    "out-of-range", place.member("minLength"), "Possible are 0 to " + DesignLimits.TEXT_LENGTH + ".");
        }
        if (max.isPresent() && (max.getAsInt() < 1 || max.getAsInt() > DesignLimits.TEXT_LENGTH)) {
            findings.error(
                    "out-of-range", place.member("maxLength"), "Possible are 1 to " + DesignLimits.TEXT_LENGTH + ".");
        }
        if (min.isPresent() && max.isPresent() && min.getAsInt() > max.getAsInt()) {
            findings.error("min-over-max", place.member("minLength"), "The least length is over the greatest one.");
        }
    }

    private static void decimal(FieldType.DecimalNumber number, JsonPointer place, Findings findings) {
        boolean sound = true;
        if (number.precision() < 1 || number.precision() > PRECISION_MAX) {
            findings.error(
                    "out-of-range", place.member("precision"), "Possible are 1 to " + PRECISION_MAX + " digits.");
            sound = false;
        }
        if (number.scale() < 0 || number.scale() > number.precision()) {
            findings.error(
                    "out-of-range",
                    place.member("scale"),
                    "Possible are 0 digits after the point to as many as the precision has.");
            sound = false;
        }
        Predicate<BigDecimal> fits = sound ? bound -> fits(bound, number.precision(), number.scale()) : bound -> true;
        String form = "a number of " + number.precision() + " digits, " + number.scale() + " of them after the point";
        bounds(number.min(), number.max(), fits, form, place, findings);
    }

    private static void bounds(
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            Predicate<BigDecimal> fits,
            String form,
            JsonPointer place,
            Findings findings) {
        if (min.isPresent() && !fits.test(min.get())) {
            findings.error("out-of-range", place.member("min"), "Expected " + form + " here.");
        }
        if (max.isPresent() && !fits.test(max.get())) {
            findings.error("out-of-range", place.member("max"), "Expected " + form + " here.");
        }
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
            findings.error("min-over-max", place.member("min"), "The least value is over the greatest one.");
        }
    }

    /** Whether a number can be kept without rounding in that many digits, {@code scale} of them after the point. */
    static boolean fits(BigDecimal number, int precision, int scale) {
        BigDecimal stripped = number.stripTrailingZeros();
        int integerDigits = stripped.signum() == 0 ? 0 : stripped.precision() - stripped.scale();
        return stripped.scale() <= scale && integerDigits <= precision - scale;
    }

    static boolean fitsInt(BigDecimal number) {
        return fitsLong(number) && number.longValue() == number.intValue();
    }

    static boolean fitsLong(BigDecimal number) {
        // a number of at most 19 digits is cheap to convert, whatever its exponent
        return fits(number, 19, 0) && number.toBigInteger().bitLength() < Long.SIZE;
    }
}
