package io.modelwright.core.sql;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.DecimalNumber;
import io.modelwright.core.modeling.FieldType.FloatNumber;
import io.modelwright.core.modeling.FieldType.IntegerNumber;
import io.modelwright.core.modeling.FieldType.LongNumber;
import io.modelwright.core.modeling.FieldType.Money;
import io.modelwright.core.modeling.FieldType.Plain;
import java.util.List;
import java.util.Optional;

/** From numbers and money. */
final class NumberConversions {

    private static final Conversion NONE = new Conversion.None();

    /** All integers up to this are doubles. */
    private static final String EXACT_IN_DOUBLE = "9007199254740992";

    private static final DecimalNumber AMOUNT = new DecimalNumber(19, 4, Optional.empty(), Optional.empty());

    private NumberConversions() {}

    static Conversion fromInteger(FieldType to, String c) {
        return switch (to) {
            case IntegerNumber number -> new Conversion.Same();
            case LongNumber number -> Conversions.lossless(c + "::bigint");
            case FloatNumber number -> Conversions.lossless(c + "::double precision");
            case DecimalNumber number -> toDecimal(number, 10, 0, c);
            default -> to == Plain.AUTO_NUMBER ? Conversions.lossless(c + "::bigint") : fromNumber(to, c);
        };
    }

    static Conversion fromLong(FieldType to, String c) {
        return switch (to) {
            case LongNumber number -> new Conversion.Same();
            case IntegerNumber number -> Conversions.guarded(within(c, "integer", "-2147483648", "2147483647"));
            case FloatNumber number ->
                Conversions.guarded(within(c, "double precision", "-" + EXACT_IN_DOUBLE, EXACT_IN_DOUBLE));
            case DecimalNumber number -> toDecimal(number, 19, 0, c);
            default -> to == Plain.AUTO_NUMBER ? new Conversion.Same() : fromNumber(to, c);
        };
    }

    static Conversion fromDecimal(DecimalNumber from, FieldType to, String c) {
        return switch (to) {
            case IntegerNumber number -> Conversions.guarded(whole(c, "integer", "-2147483648", "2147483647"));
            case LongNumber number ->
                Conversions.guarded(whole(c, "bigint", "-9223372036854775808", "9223372036854775807"));
            case DecimalNumber number ->
                number.precision() == from.precision() && number.scale() == from.scale()
                        ? new Conversion.Same()
                        : toDecimal(number, from.precision() - from.scale(), from.scale(), c);
            case FloatNumber number ->
                Conversions.guarded("CASE WHEN abs(" + c + ") < 1e300 THEN CASE WHEN " + c
                        + "::double precision::numeric = " + c + " THEN " + c + "::double precision END END");
            default -> fromNumber(to, c);
        };
    }

    static Conversion fromFloat(FieldType to, String c) {
        return switch (to) {
            case FloatNumber number -> new Conversion.Same();
            case IntegerNumber number -> Conversions.guarded(whole(c, "integer", "-2147483648", "2147483647"));
            // the bound itself is no bigint, and the double below it is far below
            case LongNumber number ->
                Conversions.guarded(whole(c, "bigint", "-9223372036854774784", "9223372036854774784"));
            case DecimalNumber number -> {
                String exact = "(" + c + "::numeric)";
                yield Conversions.guarded("CASE WHEN abs(" + c + ") < 1e300 THEN " + fitting(exact, number) + " END");
            }
            default -> Conversions.toText(to, c + "::text", Optional.of(c));
        };
    }

    static Conversion fromMoney(FieldType to, String amount, String currency) {
        return switch (to) {
            case Money(Optional<String> fixed) ->
                fixed.isEmpty()
                        ? new Conversion.Same()
                        : new Conversion.Guarded(List.of(
                                "CASE WHEN " + currency + " = " + SqlLiterals.text(fixed.get()) + " THEN " + amount
                                        + " END",
                                "CASE WHEN " + currency + " = " + SqlLiterals.text(fixed.get()) + " THEN " + currency
                                        + " END"));
            case DecimalNumber number -> Conversions.guarded(fitting(amount, number));
            default -> NONE;
        };
    }

    private static Conversion fromNumber(FieldType to, String c) {
        if (to instanceof Money(Optional<String> currency) && currency.isPresent()) {
            String amount = fitting("(" + c + "::numeric)", AMOUNT);
            return new Conversion.Guarded(List.of(
                    amount,
                    "CASE WHEN (" + amount + ") IS NOT NULL THEN " + SqlLiterals.text(currency.get()) + " END"));
        }
        return Conversions.toText(to, c + "::text", Optional.of(c));
    }

    private static Conversion toDecimal(DecimalNumber to, int wholeDigits, int fractionDigits, String c) {
        return to.precision() - to.scale() >= wholeDigits && to.scale() >= fractionDigits
                ? Conversions.lossless(c + "::numeric(" + to.precision() + "," + to.scale() + ")")
                : Conversions.guarded(fitting("(" + c + "::numeric)", to));
    }

    /** The number, where it has no more digits on either side than the type. */
    static String fitting(String c, DecimalNumber to) {
        return "CASE WHEN trunc(" + c + ", " + to.scale() + ") = " + c + " AND abs(" + c + ") < 1e"
                + (to.precision() - to.scale()) + " THEN " + c + "::numeric(" + to.precision() + "," + to.scale()
                + ") END";
    }

    private static String within(String c, String type, String min, String max) {
        return "CASE WHEN " + c + " BETWEEN " + min + " AND " + max + " THEN " + c + "::" + type + " END";
    }

    private static String whole(String c, String type, String min, String max) {
        return "CASE WHEN " + c + " BETWEEN " + min + " AND " + max + " AND trunc(" + c + ") = " + c + " THEN " + c
                + "::" + type + " END";
    }
}
