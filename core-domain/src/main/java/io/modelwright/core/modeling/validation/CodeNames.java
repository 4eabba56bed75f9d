package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.shared.JsonPointer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds different names that Java or TypeScript would know as one. An entity becomes a type in a file of its own, a choice
 * field a type inside of it; files may lie on a disk that does not tell case. A choice becomes a constant.
 */
final class CodeNames implements Check {

    @Override
    public void check(Model model, Findings findings) {
        Map<String, String> types = new HashMap<>();
        for (Entity entity : model.entities()) {
            String type = Names.typeName(entity.name());
            report(
                    findings,
                    types,
                    type.toLowerCase(Locale.ROOT),
                    entity.name(),
                    model.place(entity.id(), "name"),
                    "type " + type);
            checkChoiceTypes(model, entity, findings);
        }
    }

    private static void checkChoiceTypes(Model model, Entity entity, Findings findings) {
        Map<String, String> types = new HashMap<>();
        for (Field field : entity.fields()) {
            if (field.type().choices().isEmpty()) {
                continue;
            }
            String type = Names.typeName(field.name());
            report(
                    findings,
                    types,
                    type.toLowerCase(Locale.ROOT),
                    field.name(),
                    model.place(field.id(), "name"),
                    "type " + type);
            Map<String, String> constants = new HashMap<>();
            for (Choice choice : field.type().choices()) {
                String constant = Names.constantName(choice.name());
                report(
                        findings,
                        constants,
                        constant,
                        choice.name(),
                        model.place(choice.id(), "name"),
                        "constant " + constant);
            }
        }
    }

    private static void report(
            Findings findings, Map<String, String> taken, String key, String name, JsonPointer place, String result) {
        String before = taken.putIfAbsent(key, name);
        if (before != null && !before.equals(name)) {
            findings.error(
                    "name-collision",
                    place,
                    "The " + result + " of generated code could not be told from that of \"" + before + "\".");
        }
    }
}
