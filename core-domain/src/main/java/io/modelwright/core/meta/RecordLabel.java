package io.modelwright.core.meta;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import java.util.List;
import java.util.Optional;

/** The template of a record's title, where the design has none too. Stateless. */
final class RecordLabel {

    private static final List<String> TELLING = List.of("name", "title", "label", "code", "subject", "email");

    private RecordLabel() {}

    /** The design's own; else the field that is most telling by its name, else the first text, else the id. */
    static String of(Entity entity) {
        return entity.recordLabel().orElseGet(() -> "{" + telling(entity).orElse("id") + "}");
    }

    private static Optional<String> telling(Entity entity) {
        List<String> texts = entity.fields().stream()
                .filter(field -> isShort(field.type()))
                .map(Field::name)
                .toList();
        return TELLING.stream()
                .filter(texts::contains)
                .findFirst()
                .or(() -> texts.stream().findFirst());
    }

    private static boolean isShort(FieldType type) {
        return type instanceof FieldType.Text
                || (type instanceof FieldType.FormattedText form && form != FieldType.FormattedText.COLOR);
    }
}
