package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.shared.JsonPointer;
import java.util.List;

/**
 * Warns of keys that PostgreSQL may refuse to hold for some records: an entry of a B-tree fits a third of a page. Whether a
 * long text does is known only when it is there, since entries are compressed.
 */
final class KeyWidths implements Check {

    /** The longest entry, in bytes. */
    static final int MAX = 2_704;

    private static final int HEADER = 8;
    private static final int TEXT_HEADER = 4;
    private static final int BYTES_OF_CHARACTER = 4;
    /** The longest text, in characters, where the field sets no limit. */
    private static final int UNLIMITED = 10_000;

    private static final int EMAIL_LENGTH = 254;
    private static final int URL_LENGTH = 2_000;
    private static final int SHORT_TEXT = 200;
    /** What any value that is no text takes at most: the longest are decimals of many digits. */
    private static final int NO_TEXT = 24;

    @Override
    public void check(Model model, Findings findings) {
        model.forEachField((entity, field) -> {
            if (field.unique()) {
                warn(bytes(field.type()), model.place(field.id(), "unique"), findings);
            }
        });
        for (Entity entity : model.entities()) {
            warn(model, entity, entity.uniqueSets(), findings);
            warn(model, entity, entity.indexes(), findings);
        }
    }

    private static void warn(Model model, Entity entity, List<KeySet> sets, Findings findings) {
        for (KeySet set : sets) {
            int bytes = set.members().stream()
                    .mapToInt(name -> entity.findField(name)
                            .map(Field::type)
                            .map(KeyWidths::bytes)
                            .orElse(NO_TEXT))
                    .sum();
            warn(bytes, model.place(set.id(), "members"), findings);
        }
    }

    private static void warn(int values, JsonPointer place, Findings findings) {
        int bytes = HEADER + values;
        if (bytes > MAX) {
            findings.warning(
                    "key-too-wide",
                    place,
                    "The values of this key can have " + bytes + " bytes, and an index takes about " + MAX
                            + ": records with longer ones may be refused. A maxLength for its texts avoids that.");
        }
    }

    private static int text(int length) {
        return TEXT_HEADER + BYTES_OF_CHARACTER * Math.min(length, DesignLimits.TEXT_LENGTH);
    }

    private static int bytes(FieldType type) {
        return switch (type) {
            case FieldType.Text text -> text(text.maxLength().orElse(UNLIMITED));
            case FieldType.FormattedText form ->
                switch (form) {
                    case EMAIL -> text(EMAIL_LENGTH);
                    case URL -> text(URL_LENGTH);
                    case PHONE, SLUG, COLOR -> SHORT_TEXT;
                };
            case FieldType.SingleChoice choice -> SHORT_TEXT;
            case FieldType.DecimalNumber number -> NO_TEXT + number.precision() / 2;
            case FieldType.LongText noKey -> NO_TEXT;
            case FieldType.IntegerNumber number -> NO_TEXT;
            case FieldType.LongNumber number -> NO_TEXT;
            case FieldType.FloatNumber number -> NO_TEXT;
            case FieldType.Money money -> 2 * NO_TEXT;
            case FieldType.MultiChoice noKey -> NO_TEXT;
            case FieldType.Formula noKey -> NO_TEXT;
            case FieldType.Plain plain -> NO_TEXT;
        };
    }
}
