package app.support.values;

import app.support.json.JsonPointer;
import app.support.model.FieldType;
import app.support.problem.FieldErrors;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values of one field from the wire to the Java type that stores use: texts, choices, secrets {@link String}; integer {@link
 * Integer}; long and autoNumber {@link Long}; decimal {@link BigDecimal} of the field's scale; float {@link Double}; money
 * {@link MoneyValue}; boolean {@link Boolean}; date, time {@link java.time.LocalDate}, {@link java.time.LocalTime}; dateTime
 * {@link java.time.Instant}; duration {@link java.time.Duration}; uuid, file, image, relations {@link UUID}; multiChoice a
 * list of names; json {@link JsonNode}; geoPoint {@link GeoPointValue}. Stateless.
 */
public final class ValueCodec {

    static final int MONEY_PRECISION = 19;
    static final int MONEY_SCALE = 4;
    private static final int JSON_DEPTH_MAX = 64;
    private static final int SECRET_MAX = 10_000;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private ValueCodec() {}

    /** The value, or null after having told what is wrong with it. {@code json} is not the JSON null. */
    public static @Nullable Object decode(FieldType type, JsonNode json, JsonPointer at, FieldErrors faults) {
        return switch (type) {
            case FieldType.Text(OptionalInt min, OptionalInt max, Optional<String> pattern) ->
                TextForms.text(json, min, max, TextForms.TEXT_MAX, at, faults);
            case FieldType.LongText(OptionalInt max) ->
                TextForms.text(json, OptionalInt.empty(), max, TextForms.LONG_TEXT_MAX, at, faults);
            case FieldType.FormattedText form -> TextForms.formatted(form, json, at, faults);
            case FieldType.IntegerNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) ->
                bounded(NumberForms.integer(json, at, faults), min, max, at, faults);
            case FieldType.LongNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) ->
                bounded(NumberForms.longNumber(json, at, faults), min, max, at, faults);
            case FieldType.DecimalNumber decimal ->
                bounded(
                        NumberForms.decimal(json, decimal.precision(), decimal.scale(), at, faults),
                        decimal.min(),
                        decimal.max(),
                        at,
                        faults);
            case FieldType.FloatNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) ->
                bounded(NumberForms.floating(json, at, faults), min, max, at, faults);
            case FieldType.Money(Optional<String> currency) -> money(json, currency, at, faults);
            case FieldType.Plain plain -> plain(plain, json, at, faults);
            case FieldType.SingleChoice choice -> choice(choice.choices(), json, at, faults);
            case FieldType.MultiChoice choice -> choices(choice.choices(), json, at, faults);
            case FieldType.Formula formula -> {
                faults.add("read-only", at, "This is computed and cannot be written.");
                yield null;
            }
        };
    }

    public static @Nullable UUID uuid(JsonNode json, JsonPointer at, FieldErrors faults) {
        if (!json.isTextual()) {
            faults.wrongType(at, "an id as a string");
            return null;
        }
        Optional<UUID> uuid = Uuids.parse(json.textValue());
        if (uuid.isEmpty()) {
            faults.format(at, "a UUID");
        }
        return uuid.orElse(null);
    }

    private static @Nullable Object plain(FieldType.Plain type, JsonNode json, JsonPointer at, FieldErrors faults) {
        return switch (type) {
            case BOOLEAN -> {
                if (json.isBoolean()) {
                    yield json.booleanValue();
                }
                faults.wrongType(at, "true or false");
                yield null;
            }
            case DATE -> TimeForms.date(json, at, faults);
            case TIME -> TimeForms.time(json, at, faults);
            case DATE_TIME -> TimeForms.dateTime(json, at, faults);
            case DURATION -> TimeForms.duration(json, at, faults);
            // Whether there is such a file, and for the caller, is asked where files are known.
            case UUID, FILE, IMAGE -> uuid(json, at, faults);
            case JSON -> isStorable(json, JSON_DEPTH_MAX, at, faults) ? json : null;
            case GEO_POINT -> geoPoint(json, at, faults);
            case AUTO_NUMBER -> {
                faults.add("read-only", at, "This is numbered by the system and cannot be written.");
                yield null;
            }
            case SECRET -> TextForms.text(json, OptionalInt.of(1), OptionalInt.empty(), SECRET_MAX, at, faults);
        };
    }

    private static @Nullable Object bounded(
            @Nullable Number number,
            Optional<BigDecimal> min,
            Optional<BigDecimal> max,
            JsonPointer at,
            FieldErrors faults) {
        if (number == null || (min.isEmpty() && max.isEmpty())) {
            return number;
        }
        BigDecimal exact = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        return NumberForms.meets(exact, min, max, at, faults) ? number : null;
    }

    private static @Nullable String choice(List<String> choices, JsonNode json, JsonPointer at, FieldErrors faults) {
        if (!json.isTextual()) {
            faults.wrongType(at, "the name of a choice");
            return null;
        }
        String name = json.textValue();
        if (!choices.contains(name)) {
            String names = String.join(", ", choices);
            faults.add("unknown-choice", at, "This must be one of: " + names + ".");
            return null;
        }
        return name;
    }

    private static @Nullable List<String> choices(
            List<String> choices, JsonNode json, JsonPointer at, FieldErrors faults) {
        if (!json.isArray()) {
            faults.wrongType(at, "an array of names of choices");
            return null;
        }
        List<String> names = new ArrayList<>();
        int before = faults.count();
        for (int i = 0; i < json.size() && faults.count() - before < 20; i++) {
            String name = choice(choices, json.get(i), at.item(i), faults);
            if (name != null && names.contains(name)) {
                faults.add("duplicate", at.item(i), "This choice is there already.");
            } else if (name != null) {
                names.add(name);
            }
        }
        return faults.count() == before ? List.copyOf(names) : null;
    }

    private static @Nullable MoneyValue money(
            JsonNode json, Optional<String> fixed, JsonPointer at, FieldErrors faults) {
        if (!json.isObject()) {
            faults.wrongType(at, "an object with amount and currency");
            return null;
        }
        int before = faults.count();
        onlyMembers(json, Set.of("amount", "currency"), at, faults);
        BigDecimal amount = null;
        JsonNode amountGiven = json.get("amount");
        if (amountGiven != null) {
            amount = NumberForms.decimal(amountGiven, MONEY_PRECISION, MONEY_SCALE, at.member("amount"), faults);
        } else {
            faults.add("required", at.member("amount"), "This is required.");
        }
        String currency = currency(json.get("currency"), fixed, at.member("currency"), faults);
        return amount == null || currency == null || faults.count() > before ? null : new MoneyValue(amount, currency);
    }

    private static @Nullable String currency(
            @Nullable JsonNode given, Optional<String> fixed, JsonPointer at, FieldErrors faults) {
        if (given == null) {
            if (fixed.isEmpty()) {
                faults.add("required", at, "This is required.");
            }
            return fixed.orElse(null);
        }
        if (!given.isTextual()) {
            faults.wrongType(at, "a currency code");
            return null;
        }
        String code = given.textValue();
        if (!CURRENCIES.contains(code)) {
            faults.format(at, "an ISO 4217 currency code");
            return null;
        }
        if (fixed.isPresent() && !fixed.get().equals(code)) {
            faults.add("unknown-choice", at, "This must be " + fixed.get() + ".");
            return null;
        }
        return code;
    }

    private static @Nullable GeoPointValue geoPoint(JsonNode json, JsonPointer at, FieldErrors faults) {
        if (!json.isObject()) {
            faults.wrongType(at, "an object with lat and lon");
            return null;
        }
        onlyMembers(json, Set.of("lat", "lon"), at, faults);
        Double latitude = degrees(json, "lat", 90, at, faults);
        Double longitude = degrees(json, "lon", 180, at, faults);
        return latitude == null || longitude == null ? null : new GeoPointValue(latitude, longitude);
    }

    private static @Nullable Double degrees(
            JsonNode object, String name, int bound, JsonPointer at, FieldErrors faults) {
        JsonNode given = object.get(name);
        if (given == null) {
            faults.add("required", at.member(name), "This is required.");
            return null;
        }
        Double value = NumberForms.floating(given, at.member(name), faults);
        if (value != null && Math.abs(value) > bound) {
            faults.outOfRange(at.member(name), "from -" + bound + " to " + bound);
            return null;
        }
        return value;
    }

    private static void onlyMembers(JsonNode object, Set<String> known, JsonPointer at, FieldErrors faults) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            if (!known.contains(name)) {
                faults.add("unknown-member", at.member(name), "There is no such member.");
            }
        }
    }

    /** Whether jsonb can hold it: texts as columns can, numbers within reason, bounded depth. */
    private static boolean isStorable(JsonNode json, int depth, JsonPointer at, FieldErrors faults) {
        if (depth == 0) {
            faults.add("too-deep", at, "This must not nest deeper than " + JSON_DEPTH_MAX + " levels.");
            return false;
        }
        if (json.isNumber()) {
            return NumberForms.exact(json, false, at, faults) != null;
        }
        if (json.isTextual()) {
            return TextForms.isStorable(json.textValue(), at, faults);
        }
        for (int i = 0; i < json.size() && json.isArray(); i++) {
            if (!isStorable(json.get(i), depth - 1, at.item(i), faults)) {
                return false;
            }
        }
        return json.properties().stream()
                .allMatch(member -> TextForms.isStorable(member.getKey(), at, faults)
                        && isStorable(member.getValue(), depth - 1, at.member(member.getKey()), faults));
    }
}
