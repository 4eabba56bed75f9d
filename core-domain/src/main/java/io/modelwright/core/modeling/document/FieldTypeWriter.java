package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonNumber;
import io.modelwright.core.shared.Json.ObjectBuilder;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes the options of field types, those that do not stand at their defaults. */
final class FieldTypeWriter {

    private FieldTypeWriter() {}

    static void putOptions(ObjectBuilder object, FieldType type) {
        switch (type) {
            case FieldType.Text text -> {
                putInt(object, "minLength", text.minLength());
                putInt(object, "maxLength", text.maxLength());
                DocumentWriter.putText(object, "pattern", text.pattern());
            }
            case FieldType.LongText text -> putInt(object, "maxLength", text.maxLength());
            case FieldType.IntegerNumber number -> putBounds(object, number.min(), number.max());
            case FieldType.LongNumber number -> putBounds(object, number.min(), number.max());
            case FieldType.FloatNumber number -> putBounds(object, number.min(), number.max());
            case FieldType.DecimalNumber number -> {
                putUnless(object, "precision", number.precision(), FieldTypeReader.DEFAULT_PRECISION);
                putUnless(object, "scale", number.scale(), FieldTypeReader.DEFAULT_SCALE);
                putBounds(object, number.min(), number.max());
            }
            case FieldType.Money money -> DocumentWriter.putText(object, "currency", money.currency());
            case FieldType.SingleChoice choice ->
                object.put("choices", DocumentWriter.array(choice.choices(), DocumentWriter::choice));
            case FieldType.MultiChoice choice ->
                object.put("choices", DocumentWriter.array(choice.choices(), DocumentWriter::choice));
            case FieldType.Formula formula ->
                object.put("expression", formula.expression())
                        .put("result", formula.result().keyword());
            case FieldType.FormattedText withoutOptions -> {}
            case FieldType.Plain withoutOptions -> {}
        }
    }

    private static void putInt(ObjectBuilder object, String key, OptionalInt value) {
        value.ifPresent(number -> object.put(key, number));
    }

    private static void putUnless(ObjectBuilder object, String key, int value, int usual) {
        if (value != usual) {
            object.put(key, value);
        }
    }

    private static void putBounds(ObjectBuilder object, Optional<BigDecimal> min, Optional<BigDecimal> max) {
        min.ifPresent(number -> object.put("min", (Json) new JsonNumber(number)));
        max.ifPresent(number -> object.put("max", (Json) new JsonNumber(number)));
    }
}
