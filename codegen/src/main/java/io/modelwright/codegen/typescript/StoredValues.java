package io.modelwright.codegen.typescript;

import io.modelwright.codegen.symbol.TypeScriptSymbols;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.GeoPointValue;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.records.MoneyValue;
import io.modelwright.core.records.WireValues;
import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Values of fields as the kept code stores them: what a double cannot hold in its wire form. Stateless. */
final class StoredValues {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private StoredValues() {}

    /** @param value of the Java type that stores use for that type */
    static Code code(FieldType type, Object value) {
        return switch (value) {
            case Integer number -> Code.text(number.toString());
            case Double number -> Code.text(RuleCode.number(number));
            case Boolean truth -> Code.text(truth.toString());
            case BigDecimal number -> string(number.toPlainString());
            case LocalTime time -> string(TIME.format(time));
            case Instant moment -> string(WireValues.dateTime(moment));
            case MoneyValue money ->
                new Code.Builder()
                        .put("amount", string(money.amount().toPlainString()))
                        .put("currency", string(money.currency()))
                        .build();
            case GeoPointValue point ->
                new Code.Builder()
                        .put("lat", RuleCode.number(point.latitude()))
                        .put("lon", RuleCode.number(point.longitude()))
                        .build();
            case Json json ->
                string(new String(new JsonWriter(64).value(json).finish().toBytes(), StandardCharsets.UTF_8));
            case List<?> names ->
                Code.array(names.stream().map(name -> string(name.toString())).toList());
            default -> string(value.toString());
        };
    }

    private static Code string(String text) {
        return Code.text(TypeScriptSymbols.string(text));
    }

    /** The types of a stored value in TypeScript, without null. */
    static List<String> types(FieldType type) {
        return switch (type) {
            case FieldType.IntegerNumber ignored -> List.of("number");
            case FieldType.FloatNumber ignored -> List.of("number");
            case FieldType.Money ignored -> List.of("Money");
            case FieldType.SingleChoice choice ->
                choice.choices().stream()
                        .map(one -> TypeScriptSymbols.string(one.name()))
                        .toList();
            case FieldType.MultiChoice ignored -> List.of("readonly string[]");
            case FieldType.Plain plain ->
                switch (plain) {
                    case BOOLEAN -> List.of("boolean");
                    case GEO_POINT -> List.of("GeoPoint");
                    default -> List.of("string");
                };
            default -> List.of("string");
        };
    }
}
