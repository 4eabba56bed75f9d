package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.FieldValues;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;

/** Finds defaults that no record could have as a value, and defaults of fields that take none. */
final class Defaults implements Check {

    @Override
    public void check(Model model, Findings findings) {
        model.forEachField((entity, field) -> field.defaultValue()
                .ifPresent(value -> checkDefault(field.type(), value, model.place(field.id(), "default"), findings)));
    }

    private static void checkDefault(FieldType type, Json value, JsonPointer place, Findings findings) {
        if (!takesDefault(type)) {
            findings.error("no-default", place, "A field of type " + type.keyword() + " has no default.");
            return;
        }
        for (Finding fault : FieldValues.faults(type, value, place)) {
            findings.error("invalid-default", fault.pointer(), fault.message());
        }
    }

    /** Not what is computed, counted, kept secret, or a file of its own for each record. */
    private static boolean takesDefault(FieldType type) {
        return switch (type) {
            case FieldType.Formula computed -> false;
            case FieldType.Plain plain ->
                switch (plain) {
                    case AUTO_NUMBER, SECRET, FILE, IMAGE -> false;
                    case BOOLEAN, DATE, TIME, DATE_TIME, DURATION, UUID, JSON, GEO_POINT -> true;
                };
            case FieldType.Text other -> true;
            case FieldType.LongText other -> true;
            case FieldType.FormattedText other -> true;
            case FieldType.IntegerNumber other -> true;
            case FieldType.LongNumber other -> true;
            case FieldType.DecimalNumber other -> true;
            case FieldType.FloatNumber other -> true;
            case FieldType.Money other -> true;
            case FieldType.SingleChoice other -> true;
            case FieldType.MultiChoice other -> true;
        };
    }
}
