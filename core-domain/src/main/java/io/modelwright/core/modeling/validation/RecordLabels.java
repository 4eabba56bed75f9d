package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.JsonPointer;
import java.util.Optional;

/** Finds templates of record titles whose braces do not name a field that can be read as text. */
final class RecordLabels implements Check {

    @Override
    public void check(Model model, Findings findings) {
        for (Entity entity : model.entities()) {
            entity.recordLabel()
                    .ifPresent(template ->
                            checkTemplate(entity, template, model.place(entity.id(), "recordLabel"), findings));
        }
    }

    private static void checkTemplate(Entity entity, String template, JsonPointer place, Findings findings) {
        int position = 0;
        while (position < template.length()) {
            int open = template.indexOf('{', position);
            int close = template.indexOf('}', position);
            if (open < 0 && close < 0) {
                return;
            }
            int next = open < 0 ? -1 : template.indexOf('{', open + 1);
            boolean paired = open >= 0 && close > open && (next < 0 || next > close);
            if (!paired) {
                findings.error("label-braces", place, "Each { of a record label is closed by a } before the next one.");
                return;
            }
            checkName(entity, template.substring(open + 1, close), place, findings);
            position = close + 1;
        }
    }

    private static void checkName(Entity entity, String name, JsonPointer place, Findings findings) {
        Optional<Field> field = entity.findField(name);
        if (field.isEmpty()) {
            findings.error("unknown-field", place, "The entity has no field \"" + name + "\".");
        } else if (field.get().type() == FieldType.Plain.SECRET) {
            findings.error("secret-in-label", place, "The secret \"" + name + "\" cannot be part of a record's title.");
        }
    }
}
