package io.modelwright.core.records;

import io.modelwright.core.expression.PatternReading;
import io.modelwright.core.expression.PortablePattern;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import java.util.List;

/** Whether a value could stand in a field, asked where there is no record: for the defaults of a design. Stateless. */
public final class FieldValues {

    private FieldValues() {}

    /** Everything that is wrong with the value in its wire form; its pattern is looked at too, where it can be read. */
    public static List<Finding> faults(FieldType type, Json value, JsonPointer at) {
        Faults faults = new Faults();
        Object decoded = ValueCodec.decode(type, value, at, faults);
        if (decoded instanceof String text
                && type instanceof FieldType.Text field
                && field.pattern().filter(pattern -> misses(pattern, text)).isPresent()) {
            faults.add("pattern", at, "This must match the pattern of the field.");
        }
        return faults.toList();
    }

    private static boolean misses(String pattern, String text) {
        return switch (PortablePattern.read(pattern)) {
            case PatternReading.Accepted(PortablePattern portable) -> !portable.isFoundIn(text);
            case PatternReading.Refused refused -> false;
        };
    }
}
