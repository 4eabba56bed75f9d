package io.modelwright.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Valid values in the form in which they are read back, made of a design alone. Within one sample, times and numbers grow from field
 * to field, so that what is declared as from and to is that; those of two samples differ. Immutable.
 *
 * @param forms of fields whose values have to fit a pattern: JSON with the number of the sample in it, by entity and field
 */
record ModelSamples(Map<String, String> forms) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** Whether people write it. */
    static boolean isWritten(Field field) {
        return !(field.type() instanceof FieldType.Formula) && field.type() != FieldType.Plain.AUTO_NUMBER;
    }

    /** All that people write of a record but its relations and files. */
    ObjectNode record(Entity entity, int sample) {
        ObjectNode record = JSON.objectNode();
        for (Field field : entity.fields()) {
            value(entity, field, sample).ifPresent(value -> record.set(field.name(), value));
        }
        return record;
    }

    /** Empty for what no sample is made of. */
    Optional<JsonNode> value(Entity entity, Field field, int sample) {
        if (!isWritten(field) || field.type().isFile()) {
            return Optional.empty();
        }
        String form = forms.get(entity.name() + "." + field.name());
        int place = entity.fields().indexOf(field);
        String json = form == null ? value(field, place, sample).toString() : form.formatted(sample);
        return Optional.of(JsonText.node(json));
    }

    private static JsonNode value(Field field, int place, int sample) {
        return switch (field.type()) {
            case FieldType.Text text ->
                JSON.textNode(text(field.name(), sample, text.maxLength().orElse(100)));
            case FieldType.LongText text -> JSON.textNode("# " + field.name() + "\n\n'\"\\ ${x} *" + sample + "*");
            case FieldType.FormattedText text -> JSON.textNode(formatted(text, sample));
            case FieldType.IntegerNumber number -> JSON.numberNode(whole(number.min(), number.max(), place + sample));
            case FieldType.LongNumber number ->
                JSON.textNode(Integer.toString(whole(number.min(), number.max(), place + sample)));
            case FieldType.DecimalNumber number -> JSON.textNode(decimal(number, place + sample));
            case FieldType.FloatNumber number -> JSON.numberNode((place + sample) / 64.0);
            case FieldType.Money money ->
                JSON.objectNode()
                        .put("amount", (place + sample) + ".5000")
                        .put("currency", money.currency().orElse("USD"));
            case FieldType.SingleChoice(List<Choice> choices) ->
                JSON.textNode(choices.get(sample % choices.size()).name());
            case FieldType.MultiChoice(List<Choice> choices) ->
                JSON.arrayNode().add(choices.get(sample % choices.size()).name());
            case FieldType.Plain plain -> plain(plain, place, sample);
            case FieldType.Formula formula -> throw new IllegalArgumentException("nobody writes " + field.name());
        };
    }

    private static String text(String name, int sample, int longest) {
        String end = " " + sample;
        return name.substring(0, Math.min(name.length(), longest - end.length())) + end;
    }

    private static String formatted(FieldType.FormattedText type, int sample) {
        return switch (type) {
            case EMAIL -> "person" + sample + "@example.org";
            case URL -> "https://example.org/?page=" + sample;
            case PHONE -> "+49 30 100" + sample;
            case SLUG -> "place-" + sample;
            case COLOR -> "#0000%02x".formatted(sample);
        };
    }

    /** Grows with the number and stays in bounds. */
    private static int whole(Optional<BigDecimal> min, Optional<BigDecimal> max, int number) {
        int least = min.map(BigDecimal::intValueExact).orElse(0);
        int room = max.map(most -> most.intValueExact() - least).orElse(Integer.MAX_VALUE);
        return least + number % Math.max(1, room);
    }

    private static String decimal(FieldType.DecimalNumber type, int number) {
        BigDecimal least = type.min().orElse(BigDecimal.ZERO);
        return least.add(new BigDecimal(number).movePointLeft(1))
                .setScale(type.scale(), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static JsonNode plain(FieldType.Plain type, int place, int sample) {
        int days = place * 10 + sample;
        return switch (type) {
            case BOOLEAN -> JSON.booleanNode(sample % 2 == 1);
            case DATE -> JSON.textNode(LocalDate.of(2020, 1, 1).plusDays(days).toString());
            case TIME -> JSON.textNode(LocalTime.of(6, 0).plusMinutes(days).format(DateTimeFormatter.ISO_LOCAL_TIME));
            case DATE_TIME -> JSON.textNode(NOON.plus(days, ChronoUnit.DAYS).toString());
            case DURATION -> JSON.textNode(Duration.ofMinutes(1 + sample).toString());
            case UUID ->
                JSON.textNode(new UUID(0x0190_0000_0000_7000L + place, 0x8000_0000_0000_0000L + sample).toString());
            case JSON ->
                JSON.objectNode()
                        .put("sample", sample)
                        .set("list", JSON.arrayNode().add("x").addNull());
            case GEO_POINT -> JSON.objectNode().put("lat", 50.5 + sample).put("lon", -13.25);
            case SECRET -> JSON.textNode("secret " + sample);
            case FILE, IMAGE, AUTO_NUMBER -> throw new IllegalArgumentException("no sample is made of " + type);
        };
    }

    /** What a reader gets where that was written. */
    static JsonNode read(Field field, JsonNode written) {
        return field.type() == FieldType.Plain.SECRET && !written.isNull()
                ? JSON.objectNode().put("set", true)
                : written;
    }

    /** A condition that is true of the records that have that value; empty for types that nothing can be compared with. */
    static String condition(Field field, JsonNode value) {
        String name = field.name();
        return switch (field.type()) {
            case FieldType.Text text -> name + " == " + value;
            case FieldType.LongText text -> name + " == " + JsonText.quoted(value.textValue());
            case FieldType.FormattedText text -> name + " == " + value;
            case FieldType.SingleChoice choice -> name + " == " + value;
            case FieldType.IntegerNumber number -> name + " == " + value;
            case FieldType.LongNumber number -> name + " == " + value.textValue();
            case FieldType.DecimalNumber number -> name + " == " + value.textValue();
            case FieldType.FloatNumber number -> name + " == " + value;
            case FieldType.Money money ->
                name + ".amount == " + value.get("amount").textValue() + " && " + name + ".currency == "
                        + value.get("currency");
            case FieldType.MultiChoice choices -> value.get(0) + " in " + name;
            case FieldType.Plain plain -> condition(plain, name, value);
            case FieldType.Formula formula -> name + " == null || " + name + " != null";
        };
    }

    private static String condition(FieldType.Plain type, String name, JsonNode value) {
        return switch (type) {
            case DATE -> name + " == date(" + value + ")";
            case TIME -> name + " == time(" + value + ")";
            case DATE_TIME -> name + " == dateTime(" + value + ")";
            case DURATION -> name + " == duration(" + value + ")";
            case BOOLEAN, UUID -> name + " == " + value;
            case GEO_POINT -> name + ".lat == " + value.get("lat") + " && " + name + ".lon == " + value.get("lon");
            case JSON, SECRET, AUTO_NUMBER -> name + " != null";
            case FILE, IMAGE -> name + " == null";
        };
    }
}
