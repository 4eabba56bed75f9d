package io.modelwright.core.sql;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.FieldType.DecimalNumber;
import io.modelwright.core.modeling.FieldType.FloatNumber;
import io.modelwright.core.modeling.FieldType.IntegerNumber;
import io.modelwright.core.modeling.FieldType.LongNumber;
import io.modelwright.core.modeling.FieldType.Money;
import io.modelwright.core.modeling.FieldType.MultiChoice;
import io.modelwright.core.modeling.FieldType.Plain;
import io.modelwright.core.modeling.FieldType.SingleChoice;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which type can become which. Conversions keep what the values say or have none: nothing is rounded, cut off or guessed.
 *
 * <table>
 * <caption>lossless, guarded (only where the value fits); all others are impossible</caption>
 * <tr><th>from</th><th>lossless</th><th>guarded</th></tr>
 * <tr><td>text, longText, email, url, phone, slug, color (alike in the database)</td><td>each other, json (as a string)</td>
 *     <td>integer, long, decimal, float, boolean ({@code true}, {@code false}), date, time, dateTime, duration, uuid,
 *     choice</td></tr>
 * <tr><td>choice</td><td>the texts, multiChoice</td><td>choice, after a choice was removed</td></tr>
 * <tr><td>multiChoice</td><td>json</td><td>choice (at most one), multiChoice after a choice was removed</td></tr>
 * <tr><td>integer</td><td>long, decimal of ten digits, float, texts, json</td><td>smaller decimal, money of one currency,
 *     autoNumber</td></tr>
 * <tr><td>long, autoNumber</td><td>each other, decimal of nineteen digits, texts, json</td><td>integer, smaller decimal,
 *     float, money of one currency</td></tr>
 * <tr><td>decimal</td><td>decimal with no fewer digits on either side, texts, json</td><td>integer, long, other decimals,
 *     float, money of one currency</td></tr>
 * <tr><td>float</td><td>texts, json</td><td>integer, long, decimal</td></tr>
 * <tr><td>money</td><td></td><td>money of one currency, decimal (the currency stays behind)</td></tr>
 * <tr><td>boolean, time, duration, uuid</td><td>texts, json for boolean and uuid</td><td></td></tr>
 * <tr><td>date</td><td>dateTime (midnight in the design's zone), texts</td><td></td></tr>
 * <tr><td>dateTime</td><td>texts</td><td>date (where it is midnight in the design's zone)</td></tr>
 * <tr><td>json</td><td></td><td>texts (where it is a string)</td></tr>
 * <tr><td>file, image (alike in the database)</td><td>each other</td><td></td></tr>
 * <tr><td>secret, geoPoint</td><td></td><td></td></tr>
 * </table>
 */
public final class Conversions {

    private static final Conversion NONE = new Conversion.None();
    private static final Conversion SAME = new Conversion.Same();

    private Conversions() {}

    /**
     * How values of one type become values of another.
     *
     * @param columns SQL of the columns that hold the values of type {@code from}
     * @param zone where days begin
     */
    public static Conversion of(FieldType from, FieldType to, List<String> columns, ZoneId zone) {
        if (from instanceof FieldType.Formula || to instanceof FieldType.Formula) {
            return NONE;
        }
        if (from.equals(to)) {
            return SAME;
        }
        String c = columns.getFirst();
        if (isText(from)) {
            return isText(to) ? SAME : TextConversions.of(to, c);
        }
        return switch (from) {
            case SingleChoice(List<Choice> choices) -> fromChoice(choices, to, c);
            case MultiChoice(List<Choice> choices) -> fromChoices(choices, to, c);
            case IntegerNumber number -> NumberConversions.fromInteger(to, c);
            case LongNumber number -> NumberConversions.fromLong(to, c);
            case DecimalNumber number -> NumberConversions.fromDecimal(number, to, c);
            case FloatNumber number -> NumberConversions.fromFloat(to, c);
            case Money money -> NumberConversions.fromMoney(to, c, columns.get(1));
            case Plain plain -> fromPlain(plain, to, c, zone);
            case FieldType.Text text -> NONE;
            case FieldType.LongText text -> NONE;
            case FieldType.FormattedText text -> NONE;
            case FieldType.Formula formula -> NONE;
        };
    }

    /** Whether values of that type are plain text that people write. */
    static boolean isText(FieldType type) {
        return type instanceof FieldType.Text
                || type instanceof FieldType.LongText
                || type instanceof FieldType.FormattedText;
    }

    static Conversion lossless(String value) {
        return new Conversion.Lossless(List.of(value));
    }

    static Conversion guarded(String value) {
        return new Conversion.Guarded(List.of(value));
    }

    private static Conversion fromPlain(Plain from, FieldType to, String c, ZoneId zone) {
        if (from.equals(to)) {
            return SAME;
        }
        return switch (from) {
            case BOOLEAN -> toText(to, c + "::text", Optional.of(c));
            case UUID -> toText(to, c + "::text", Optional.of(c));
            // to_char, because the text form of these types hangs on settings of the session
            case DATE ->
                to == Plain.DATE_TIME
                        ? lossless("(" + c + "::timestamp AT TIME ZONE " + SqlLiterals.text(zone.getId()) + ")")
                        : toText(to, "to_char(" + c + ", 'YYYY-MM-DD')", Optional.empty());
            case TIME -> toText(to, c + "::text", Optional.empty());
            case DATE_TIME -> {
                String local = "(" + c + " AT TIME ZONE " + SqlLiterals.text(zone.getId()) + ")";
                yield to == Plain.DATE
                        ? guarded("CASE WHEN " + local + "::time = time '00:00' THEN " + local + "::date END")
                        : toText(
                                to,
                                "to_char(" + c + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
                                Optional.empty());
            }
            case DURATION ->
                toText(to, "'PT' || trim_scale(extract(epoch FROM " + c + ")::numeric)::text || 'S'", Optional.empty());
            case AUTO_NUMBER -> NumberConversions.fromLong(to, c);
            case FILE, IMAGE -> to == Plain.FILE || to == Plain.IMAGE ? SAME : NONE;
            case JSON ->
                isText(to) ? guarded("CASE WHEN jsonb_typeof(" + c + ") = 'string' THEN " + c + " #>> '{}' END") : NONE;
            case GEO_POINT, SECRET -> NONE;
        };
    }

    /** To the text types, and to json where that holds the value as such. */
    static Conversion toText(FieldType to, String text, Optional<String> json) {
        if (isText(to)) {
            return lossless("(" + text + ")");
        }
        return to == Plain.JSON && json.isPresent() ? lossless("to_jsonb(" + json.get() + ")") : NONE;
    }

    private static Conversion fromChoice(List<Choice> choices, FieldType to, String c) {
        if (isText(to)) {
            return SAME;
        }
        return switch (to) {
            case SingleChoice(List<Choice> now) -> choiceToChoice(choices, now, c);
            case MultiChoice(List<Choice> now) -> {
                String one = mapped(choices, now, c);
                String array = "CASE WHEN (" + one + ") IS NOT NULL THEN ARRAY[" + one + "] END";
                yield keepsAll(choices, now) ? lossless(array) : guarded(array);
            }
            default -> toText(to, c, Optional.of(c));
        };
    }

    private static Conversion choiceToChoice(List<Choice> choices, List<Choice> now, String c) {
        if (!keepsAll(choices, now)) {
            return guarded(mapped(choices, now, c));
        }
        return renames(choices, now) ? lossless(mapped(choices, now, c)) : SAME;
    }

    private static Conversion fromChoices(List<Choice> choices, FieldType to, String c) {
        return switch (to) {
            case SingleChoice(List<Choice> now) -> {
                String one = "(" + c + ")[1]";
                yield guarded("CASE WHEN cardinality(" + c + ") = 1 THEN " + mapped(choices, now, one) + " END");
            }
            case MultiChoice(List<Choice> now) -> {
                if (keepsAll(choices, now) && !renames(choices, now)) {
                    yield SAME;
                }
                String each = "ARRAY(SELECT " + mapped(choices, now, "u.v") + " FROM unnest(" + c
                        + ") WITH ORDINALITY AS u(v, n) ORDER BY u.n)";
                yield keepsAll(choices, now)
                        ? lossless("CASE WHEN " + c + " IS NOT NULL THEN " + each + " END")
                        : guarded("CASE WHEN array_position(" + each + ", NULL) IS NULL AND " + c + " IS NOT NULL THEN "
                                + each + " END");
            }
            default -> to == Plain.JSON ? lossless("to_jsonb(" + c + ")") : NONE;
        };
    }

    private static boolean keepsAll(List<Choice> choices, List<Choice> now) {
        return choices.stream().allMatch(choice -> find(now, choice).isPresent());
    }

    private static boolean renames(List<Choice> choices, List<Choice> now) {
        return choices.stream()
                .anyMatch(choice -> find(now, choice)
                        .filter(kept -> kept.name().equals(choice.name()))
                        .isEmpty());
    }

    private static Optional<Choice> find(List<Choice> choices, Choice wanted) {
        return choices.stream()
                .filter(choice -> choice.id().equals(wanted.id()))
                .findFirst();
    }

    /** The new name of the choice, NULL for one that is no more. */
    private static String mapped(List<Choice> choices, List<Choice> now, String c) {
        String cases = choices.stream()
                .filter(choice -> find(now, choice).isPresent())
                .map(choice -> "WHEN " + SqlLiterals.text(choice.name()) + " THEN "
                        + SqlLiterals.text(find(now, choice).orElseThrow().name()))
                .collect(Collectors.joining(" "));
        return cases.isEmpty() ? "NULL::text" : "CASE " + c + " " + cases + " END";
    }
}
