package io.modelwright.core.exchange.mapping;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Uuids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Values as databases write them, to the form that they have on the wire. Stateless. */
public final class ValueText {

    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Set<String> TRUE = Set.of("t", "true", "1", "y", "yes", "on", "\u0001");
    private static final Set<String> FALSE = Set.of("f", "false", "0", "n", "no", "off", "\u0000");
    private static final int DIGITS_MAX = 1_000;

    private ValueText() {}

    /**
     * The value; empty where the text is none of that type. Whether it keeps to the field's bounds is not asked.
     *
     * @param words the names of choices by the words that the database has for them
     * @param json reads JSON text
     */
    public static Optional<Json> wire(
            FieldType type, String text, Map<String, String> words, Function<String, Optional<Json>> json) {
        return switch (type) {
            case FieldType.Text plain -> Optional.of(Json.of(text));
            case FieldType.LongText plain -> Optional.of(Json.of(text));
            case FieldType.FormattedText plain -> Optional.of(Json.of(text));
            case FieldType.IntegerNumber number ->
                number(text).filter(ValueText::isWhole).map(Json.JsonNumber::new);
            case FieldType.LongNumber number ->
                number(text)
                        .filter(ValueText::isWhole)
                        .map(value -> Json.of(value.toBigInteger().toString()));
            case FieldType.DecimalNumber number -> number(text).map(value -> Json.of(value.toPlainString()));
            case FieldType.FloatNumber number ->
                number(text)
                        .filter(value -> Double.isFinite(value.doubleValue()))
                        .map(value -> new Json.JsonNumber(new BigDecimal(Double.toString(value.doubleValue()))));
            case FieldType.SingleChoice choice ->
                Optional.ofNullable(words.get(text)).map(Json::of);
            case FieldType.MultiChoice choices -> choices(text, words);
            case FieldType.Plain plain -> plain(plain, text, json);
            case FieldType.Money money -> Optional.empty();
            case FieldType.Formula computed -> Optional.empty();
        };
    }

    private static Optional<Json> plain(FieldType.Plain type, String text, Function<String, Optional<Json>> json) {
        return switch (type) {
            case BOOLEAN -> truth(text).map(Json::of);
            case DATE -> TimeText.date(text).map(Json::of);
            case TIME -> TimeText.time(text).map(Json::of);
            case DATE_TIME -> TimeText.dateTime(text).map(Json::of);
            case DURATION -> TimeText.duration(text).map(Json::of);
            case UUID -> uuid(text).map(Json::of);
            case JSON -> json.apply(text).or(() -> empty(text));
            case FILE, IMAGE, GEO_POINT, AUTO_NUMBER, SECRET -> Optional.empty();
        };
    }

    private static Optional<Json> empty(String text) {
        return switch (text.strip()) {
            case "{}" -> Optional.of(Json.object().build());
            case "[]" -> Optional.of(Json.array(List.of()));
            default -> Optional.empty();
        };
    }

    /** A list of values as a JSON array of texts: an array of PostgreSQL, or JSON already. */
    public static Optional<Json> list(String text, Function<String, Optional<Json>> json) {
        return ArrayText.items(text).map(ValueText::array).or(() -> json.apply(text));
    }

    private static Json array(List<Optional<String>> items) {
        return Json.array(items.stream()
                .map(item -> item.<Json>map(Json::of).orElse(Json.JsonNull.NULL))
                .toList());
    }

    private static Optional<Json> choices(String text, Map<String, String> words) {
        List<String> values = ArrayText.items(text)
                .map(items -> items.stream().flatMap(Optional::stream).toList())
                .orElseGet(() -> text.isEmpty() ? List.of() : List.of(text.split(",", -1)));
        List<Json> names = new ArrayList<>();
        for (String value : values) {
            String name = words.get(value);
            if (name == null) {
                return Optional.empty();
            }
            names.add(Json.of(name));
        }
        return Optional.of(Json.array(names.stream().distinct().toList()));
    }

    static Optional<Boolean> truth(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word) || text.equals("\u0001")) {
            return Optional.of(true);
        }
        return FALSE.contains(word) || text.equals("\u0000") ? Optional.of(false) : Optional.empty();
    }

    /** The number; amounts of money may have a currency sign and commas between thousands. */
    static Optional<BigDecimal> number(String text) {
        String digits = text.strip();
        if (digits.startsWith("$") || digits.startsWith("-$")) {
            digits = digits.replace("$", "").replace(",", "");
        }
        if (digits.length() > DIGITS_MAX || !NUMBER.matcher(digits).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(digits));
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private static Optional<String> uuid(String text) {
        String form = text.strip().toLowerCase(Locale.ROOT).replace("{", "").replace("}", "");
        if (HEX.matcher(form).matches()) {
            form = form.substring(0, 8) + "-" + form.substring(8, 12) + "-" + form.substring(12, 16) + "-"
                    + form.substring(16, 20) + "-" + form.substring(20);
        }
        return Uuids.parse(form).map(Object::toString);
    }
}
