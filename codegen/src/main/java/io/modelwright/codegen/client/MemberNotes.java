package io.modelwright.codegen.client;

import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What callers should know of a member beside its type, as sentences. Stateless. */
final class MemberNotes {

    private MemberNotes() {}

    static List<String> of(SystemField field) {
        return List.of(
                switch (field) {
                    case ID -> "The id of the record.";
                    case VERSION -> "Grows with each change; updates may demand it.";
                    case CREATED_AT -> "When the record was created.";
                    case CREATED_BY -> "Who created the record.";
                    case UPDATED_AT -> "When the record was changed last.";
                    case UPDATED_BY -> "Who changed the record last.";
                });
    }

    static List<String> of(Field field) {
        List<String> notes = new ArrayList<>(ofType(field.type()));
        if (field.unique()) {
            notes.add("Unique.");
        }
        field.defaultValue().filter(value -> value != Json.JsonNull.NULL).ifPresent(value -> notes.add(shown(value)));
        return notes;
    }

    private static String shown(Json value) {
        return switch (value) {
            case Json.JsonString(String text) -> "Default: " + text + ".";
            case Json.JsonNumber(BigDecimal number) -> "Default: " + number.toPlainString() + ".";
            case Json.JsonBoolean(boolean truth) -> "Default: " + truth + ".";
            default -> "Has a default.";
        };
    }

    private static List<String> ofType(FieldType type) {
        List<String> notes = new ArrayList<>();
        switch (type) {
            case FieldType.Text text -> {
                text.minLength().ifPresent(min -> notes.add("At least " + min + " characters."));
                text.maxLength().ifPresent(max -> notes.add("At most " + max + " characters."));
                text.pattern().ifPresent(pattern -> notes.add("Matches " + pattern));
            }
            case FieldType.LongText text -> {
                notes.add("Markdown.");
                text.maxLength().ifPresent(max -> notes.add("At most " + max + " characters."));
            }
            case FieldType.FormattedText form -> notes.add("Form: " + form.keyword() + ".");
            case FieldType.IntegerNumber number -> range(number.min(), number.max(), notes);
            case FieldType.LongNumber number -> range(number.min(), number.max(), notes);
            case FieldType.DecimalNumber number -> {
                notes.add(number.precision() + " digits, " + number.scale() + " of them after the point.");
                range(number.min(), number.max(), notes);
            }
            case FieldType.FloatNumber number -> range(number.min(), number.max(), notes);
            case FieldType.Money money -> money.currency().ifPresent(currency -> notes.add("Always " + currency + "."));
            case FieldType.SingleChoice ignored -> {}
            case FieldType.MultiChoice ignored -> {}
            case FieldType.Formula ignored -> {}
            case FieldType.Plain plain -> {
                if (plain == FieldType.Plain.AUTO_NUMBER) {
                    notes.add("Numbered by the server.");
                }
                if (plain == FieldType.Plain.SECRET) {
                    notes.add("Written only: reading tells whether there is one.");
                }
            }
        }
        return notes;
    }

    private static void range(Optional<BigDecimal> min, Optional<BigDecimal> max, List<String> notes) {
        min.ifPresent(least -> notes.add("At least " + least.toPlainString() + "."));
        max.ifPresent(most -> notes.add("At most " + most.toPlainString() + "."));
    }
}
