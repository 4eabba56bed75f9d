package io.modelwright.core.sql;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.DecimalNumber;
import io.modelwright.core.modeling.FieldType.FloatNumber;
import io.modelwright.core.modeling.FieldType.IntegerNumber;
import io.modelwright.core.modeling.FieldType.LongNumber;
import io.modelwright.core.modeling.FieldType.SingleChoice;
import java.util.List;
import java.util.stream.Collectors;

/**
 * From text. Each cast stands behind a CASE that lets through only what the cast takes: PostgreSQL evaluates the branch of a
 * CASE only where its condition holds, while the operands of AND have no order.
 */
final class TextConversions {

    private static final String DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9]";

    private TextConversions() {}

    static Conversion of(FieldType to, String c) {
        return switch (to) {
            case IntegerNumber number -> Conversions.guarded(whole(c, "integer", "-2147483648", "2147483647"));
            case LongNumber number ->
                Conversions.guarded(whole(c, "bigint", "-9223372036854775808", "9223372036854775807"));
            case DecimalNumber number -> Conversions.guarded(decimal(c, number));
            // at most 99 as exponent and 60 digits: far from what overflows a double
            case FloatNumber number ->
                Conversions.guarded(
                        when(c, "[+-]?[0-9]{1,60}(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,2})?", c + "::double precision"));
            case SingleChoice(List<Choice> choices) -> Conversions.guarded(choice(c, choices));
            case FieldType.Plain plain -> plain(plain, c);
            case FieldType.Text text -> new Conversion.Same();
            case FieldType.LongText text -> new Conversion.Same();
            case FieldType.FormattedText text -> new Conversion.Same();
            case FieldType.MultiChoice choices -> new Conversion.None();
            case FieldType.Money money -> new Conversion.None();
            case FieldType.Formula formula -> new Conversion.None();
        };
    }

    private static Conversion plain(FieldType.Plain to, String c) {
        return switch (to) {
            case BOOLEAN -> Conversions.guarded("CASE " + c + " WHEN 'true' THEN true WHEN 'false' THEN false END");
            case DATE -> Conversions.guarded(when(c, DATE, ifDay(c, c + "::date")));
            case TIME -> Conversions.guarded(when(c, CLOCK + "(:[0-5][0-9])?", c + "::time(0)"));
            case DATE_TIME ->
                Conversions.guarded(when(
                        c,
                        DATE + "T" + CLOCK + ":[0-5][0-9](\\.[0-9]{1,6})?(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])",
                        ifDay("substr(" + c + ", 1, 10)", c + "::timestamptz")));
            case DURATION ->
                Conversions.guarded(when(
                        c,
                        "PT-?[0-9]{1,9}(H|M|H-?[0-9]{1,9}M)|PT(-?[0-9]{1,9}H)?(-?[0-9]{1,9}M)?-?[0-9]{1,10}(\\.[0-9]{1,6})?S",
                        c + "::interval"));
            case UUID ->
                Conversions.guarded(when(c, "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", c + "::uuid"));
            case JSON -> Conversions.lossless("to_jsonb(" + c + ")");
            case FILE, IMAGE, GEO_POINT, AUTO_NUMBER, SECRET -> new Conversion.None();
        };
    }

    private static String whole(String c, String type, String min, String max) {
        return when(
                c,
                "[+-]?[0-9]{1,30}",
                "CASE WHEN " + c + "::numeric BETWEEN " + min + " AND " + max + " THEN " + c + "::" + type + " END");
    }

    private static String decimal(String c, DecimalNumber number) {
        return when(c, "[+-]?[0-9]{1,60}(\\.[0-9]{1,60})?", NumberConversions.fitting("(" + c + "::numeric)", number));
    }

    /** Only days that the calendar has. */
    private static String ifDay(String text, String then) {
        String year = "substr(" + text + ", 1, 4)::integer";
        String month = "substr(" + text + ", 6, 2)::integer";
        String day = "substr(" + text + ", 9, 2)::integer";
        return "CASE WHEN " + year + " > 0 THEN CASE WHEN " + day + " <= extract(day FROM make_date(" + year + ", "
                + month + ", 1) + interval '1 month' - interval '1 day') THEN " + then + " END END";
    }

    private static String choice(String c, List<Choice> choices) {
        if (choices.isEmpty()) {
            return "NULL::text";
        }
        String names =
                choices.stream().map(choice -> SqlLiterals.text(choice.name())).collect(Collectors.joining(", "));
        return "CASE WHEN " + c + " IN (" + names + ") THEN " + c + " END";
    }

    private static String when(String c, String pattern, String then) {
        // a question mark in the text of a statement is a placeholder to those who run it; {0,1} says the same
        String portable = pattern.replace("?", "{0,1}");
        return "CASE WHEN " + c + " ~ " + SqlLiterals.text("^(" + portable + ")$") + " THEN " + then + " END";
    }
}
