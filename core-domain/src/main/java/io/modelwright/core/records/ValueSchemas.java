package io.modelwright.core.records;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.AggregatePlan.Function;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The values of records as JSON Schemas: what {@link WireValues} writes and what {@link ValueCodec} reads. What is read is
 * bound by its type alone, since bounds may have come after the value. Stateless.
 */
public final class ValueSchemas {

    private static final String DECIMAL = "^-?[0-9]+(\\.[0-9]+)?$";
    private static final String LONG = "^-?[0-9]{1,19}$";
    private static final String DURATION = "^PT(-?[0-9]+H)?(-?[0-9]+M)?(-?[0-9]+(\\.[0-9]{1,9})?S)?$";
    private static final String DURATION_INPUT =
            "^-?P(?=.)(-?[0-9]{1,9}D)?(T(?=.)(-?[0-9]{1,9}H)?(-?[0-9]{1,9}M)?(-?[0-9]{1,9}(\\.[0-9]{1,6})?S)?)?$";
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    private static final int SECRET_MAX = 10_000;

    private ValueSchemas() {}

    /** The schemas that the others refer to, by name. */
    public static Map<String, JsonSchema> components() {
        Map<String, JsonSchema> components = new LinkedHashMap<>();
        components.put(
                "Money",
                JsonSchema.object()
                        .required("amount", JsonSchema.matching("^-?[0-9]+\\.[0-9]{4}$"))
                        .required("currency", JsonSchema.matching("^[A-Z]{3}$").described("ISO 4217"))
                        .build());
        components.put(
                "GeoPoint",
                JsonSchema.object()
                        .required("lat", degrees(90))
                        .required("lon", degrees(180))
                        .build());
        components.put(
                "File",
                JsonSchema.object()
                        .required("id", JsonSchema.uuid())
                        .optional("name", JsonSchema.string())
                        .optional("size", JsonSchema.natural())
                        .optional("mediaType", JsonSchema.string())
                        .build());
        components.put(
                "SecretState",
                JsonSchema.object()
                        .required("set", JsonSchema.constant(Json.of(true)))
                        .build()
                        .described("A secret is never read: this says that there is one."));
        return components;
    }

    private static JsonSchema degrees(int bound) {
        return JsonSchema.number().with("minimum", -bound).with("maximum", bound);
    }

    /** A field's value in an answer, but for null. */
    public static JsonSchema read(FieldType type) {
        return switch (type) {
            case FieldType.Text ignored -> JsonSchema.string();
            case FieldType.LongText ignored -> JsonSchema.string().with("contentMediaType", "text/markdown");
            case FieldType.FormattedText form -> formatted(form);
            case FieldType.IntegerNumber ignored -> JsonSchema.integer().with("format", "int32");
            case FieldType.LongNumber ignored -> JsonSchema.matching(LONG);
            case FieldType.DecimalNumber decimal -> decimal(decimal.scale());
            case FieldType.FloatNumber ignored -> JsonSchema.number().with("format", "double");
            case FieldType.Money ignored -> JsonSchema.ref("Money");
            case FieldType.SingleChoice choice -> JsonSchema.words(names(choice.choices()));
            case FieldType.MultiChoice choice ->
                JsonSchema.array(JsonSchema.words(names(choice.choices()))).with("uniqueItems", Json.of(true));
            case FieldType.Formula formula -> read(formula.result());
            case FieldType.Plain plain -> read(plain);
        };
    }

    private static JsonSchema decimal(int scale) {
        return JsonSchema.matching(scale == 0 ? "^-?[0-9]+$" : "^-?[0-9]+\\.[0-9]{" + scale + "}$");
    }

    private static JsonSchema formatted(FieldType.FormattedText form) {
        return switch (form) {
            case EMAIL -> JsonSchema.string().with("format", "email").with("maxLength", 254);
            case URL -> JsonSchema.string().with("format", "uri").with("maxLength", 2_000);
            case PHONE -> JsonSchema.matching("^\\+?[0-9][0-9 ()./-]{1,38}[0-9]$");
            case SLUG -> JsonSchema.matching("^[a-z0-9]+(-[a-z0-9]+)*$").with("maxLength", 200);
            case COLOR -> JsonSchema.matching("^#[0-9a-fA-F]{6}$");
        };
    }

    /** A formula's value in an answer, but for null. */
    public static JsonSchema read(FieldType.FormulaResult result) {
        return switch (result) {
            case TEXT -> JsonSchema.string();
            case INTEGER -> JsonSchema.integer().with("format", "int64");
            case LONG -> JsonSchema.matching(LONG);
            case DECIMAL -> JsonSchema.matching(DECIMAL);
            case FLOAT -> JsonSchema.number().with("format", "double");
            case BOOLEAN -> JsonSchema.bool();
            case DATE -> read(FieldType.Plain.DATE);
            case TIME -> read(FieldType.Plain.TIME);
            case DATE_TIME -> JsonSchema.instant();
            case DURATION -> JsonSchema.matching(DURATION);
        };
    }

    private static JsonSchema read(FieldType.Plain plain) {
        return switch (plain) {
            case BOOLEAN -> JsonSchema.bool();
            case DATE -> JsonSchema.matching(DATE).with("format", "date");
            case TIME -> JsonSchema.matching("^[0-9]{2}:[0-9]{2}:[0-9]{2}$");
            case DATE_TIME -> JsonSchema.instant();
            case DURATION -> JsonSchema.matching(DURATION);
            case UUID -> JsonSchema.uuid();
            case JSON -> JsonSchema.any();
            case FILE, IMAGE -> JsonSchema.ref("File");
            case GEO_POINT -> JsonSchema.ref("GeoPoint");
            case AUTO_NUMBER -> JsonSchema.matching(LONG);
            case SECRET -> JsonSchema.ref("SecretState");
        };
    }

    /** A field's value in a request, but for null; for types that can be written. */
    public static JsonSchema written(FieldType type) {
        return switch (type) {
            case FieldType.Text(OptionalInt min, OptionalInt max, Optional<String> pattern) -> {
                JsonSchema text = JsonSchema.string(min.orElse(0), max.orElse(TextForms.TEXT_MAX));
                yield pattern.isPresent() ? text.with("pattern", "^(" + pattern.get() + ")$") : text;
            }
            case FieldType.LongText(OptionalInt max) ->
                read(type).with("maxLength", max.orElse(TextForms.LONG_TEXT_MAX));
            case FieldType.IntegerNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) ->
                bounded(
                        read(type),
                        min.or(() -> Optional.of(BigDecimal.valueOf(Integer.MIN_VALUE))),
                        max.or(() -> Optional.of(BigDecimal.valueOf(Integer.MAX_VALUE))));
            case FieldType.LongNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) ->
                exact(JsonSchema.matching(LONG), bounded(JsonSchema.integer(), min, max));
            case FieldType.DecimalNumber decimal ->
                exact(
                        JsonSchema.matching("^-?[0-9]+(\\.[0-9]{1," + Math.max(1, decimal.scale()) + "})?$"),
                        bounded(JsonSchema.number(), decimal.min(), decimal.max()));
            case FieldType.FloatNumber(Optional<BigDecimal> min, Optional<BigDecimal> max) ->
                bounded(read(type), min, max);
            case FieldType.Money(Optional<String> currency) -> money(currency);
            case FieldType.Plain plain -> written(plain);
            case FieldType.FormattedText ignored -> read(type);
            case FieldType.SingleChoice ignored -> read(type);
            case FieldType.MultiChoice ignored -> read(type);
            case FieldType.Formula ignored -> throw new IllegalArgumentException("a formula is never written");
        };
    }

    private static JsonSchema written(FieldType.Plain plain) {
        return switch (plain) {
            case TIME -> JsonSchema.matching("^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$");
            case DATE_TIME -> JsonSchema.string().with("format", "date-time");
            case DURATION -> JsonSchema.matching(DURATION_INPUT);
            case FILE, IMAGE -> JsonSchema.uuid().described("The id of an uploaded file.");
            case SECRET ->
                JsonSchema.anyOf(List.of(JsonSchema.string(1, SECRET_MAX), JsonSchema.ref("SecretState")))
                        .described("The new secret; as it reads, it stays what it is.");
            case AUTO_NUMBER -> throw new IllegalArgumentException("an autoNumber is never written");
            case BOOLEAN, DATE, UUID, JSON, GEO_POINT -> read(plain);
        };
    }

    /** Exact numbers go as strings; as numbers too where these are exact. */
    private static JsonSchema exact(JsonSchema text, JsonSchema number) {
        return JsonSchema.anyOf(List.of(text, number));
    }

    private static JsonSchema money(Optional<String> currency) {
        JsonSchema amount = exact(JsonSchema.matching("^-?[0-9]{1,15}(\\.[0-9]{1,4})?$"), JsonSchema.number());
        JsonSchema.Members members = JsonSchema.object().required("amount", amount);
        return currency.map(fixed -> members.optional("currency", JsonSchema.constant(Json.of(fixed))))
                .orElseGet(() -> members.required("currency", JsonSchema.matching("^[A-Z]{3}$")))
                .build();
    }

    private static JsonSchema bounded(JsonSchema schema, Optional<BigDecimal> min, Optional<BigDecimal> max) {
        JsonSchema from = min.map(least -> schema.with("minimum", (Json) new Json.JsonNumber(least)))
                .orElse(schema);
        return max.map(most -> from.with("maximum", (Json) new Json.JsonNumber(most)))
                .orElse(from);
    }

    /** The key of a group in an answer with aggregates. */
    public static JsonSchema key(Member member) {
        return switch (member) {
            case Member.OfSystem system -> ofSystem(system);
            case Member.Column column ->
                column.type() instanceof FieldType.Money
                        ? JsonSchema.matching(DECIMAL).nullable()
                        : read(column.type()).nullable();
            case Member.Computed computed -> read(computed.result()).nullable();
            case Member.ToOne ignored -> JsonSchema.uuid().nullable();
            case Member.ToMany ignored -> throw new IllegalArgumentException("nothing is grouped by many");
        };
    }

    /** What every record has; never null. */
    public static JsonSchema ofSystem(Member.OfSystem system) {
        return switch (system.field()) {
            case ID, CREATED_BY, UPDATED_BY -> JsonSchema.uuid();
            case VERSION -> JsonSchema.integer().with("format", "int64").with("minimum", 1);
            case CREATED_AT, UPDATED_AT -> JsonSchema.instant();
        };
    }

    /** What a function gives over a member: null where there is no value. */
    public static JsonSchema aggregate(Function function, Member member) {
        if (function == Function.MIN || function == Function.MAX) {
            return member instanceof Member.OfSystem ? key(member).nullable() : key(member);
        }
        boolean floating = (member instanceof Member.Column column && column.type() instanceof FieldType.FloatNumber)
                || (member instanceof Member.Computed computed && computed.result() == FieldType.FormulaResult.FLOAT);
        return (floating ? JsonSchema.number() : JsonSchema.matching(DECIMAL)).nullable();
    }

    private static List<String> names(List<Choice> choices) {
        return choices.stream().map(Choice::name).toList();
    }
}
