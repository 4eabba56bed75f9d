package io.modelwright.core.expression;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.FieldType;
import java.util.List;

/** The values that choice fields take. */
final class Choices {

    private Choices() {}

    /** The names of the choices, empty for other types. */
    static List<String> of(FieldType type) {
        return switch (type) {
            case FieldType.SingleChoice single -> names(single.choices());
            case FieldType.MultiChoice multi -> names(multi.choices());
            case FieldType.Text text -> List.of();
            case FieldType.LongText text -> List.of();
            case FieldType.FormattedText text -> List.of();
            case FieldType.IntegerNumber number -> List.of();
            case FieldType.LongNumber number -> List.of();
            case FieldType.DecimalNumber number -> List.of();
            case FieldType.FloatNumber number -> List.of();
            case FieldType.Money money -> List.of();
            case FieldType.Plain plain -> List.of();
            case FieldType.Formula formula -> List.of();
        };
    }

    private static List<String> names(List<Choice> choices) {
        return choices.stream().map(Choice::name).toList();
    }
}
