package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.shared.JsonPointer;

/** Finds names that are empty, ill-formed or the system's own. Reserved words of any language are names like others. */
final class NameForms implements Check {

    @Override
    public void check(Model model, Findings findings) {
        for (Entity entity : model.entities()) {
            JsonPointer place = model.place(entity.id(), "name");
            form(findings, place, entity.name());
            if (Names.isSystemEntity(entity.name())) {
                system(findings, place, entity.name());
            }
            for (Field field : entity.fields()) {
                member(findings, model.place(field.id(), "name"), field.name());
            }
        }
        for (Relation relation : model.relations()) {
            member(findings, model.place(relation.id(), "name"), relation.name());
            relation.inverse().ifPresent(name -> member(findings, model.place(relation.id(), "inverse"), name));
        }
        for (Role role : model.roles()) {
            form(findings, model.place(role.id(), "name"), role.name());
        }
    }

    private static void member(Findings findings, JsonPointer place, String name) {
        form(findings, place, name);
        if (Names.isSystemMember(name)) {
            system(findings, place, name);
        }
    }

    private static void form(Findings findings, JsonPointer place, String name) {
        if (name.isBlank()) {
            findings.error("empty-name", place, "The name is empty.");
        } else if (!Names.FORM.matcher(name).matches()) {
            findings.error(
                    "malformed-name",
                    place,
                    "A name has 1 to 41 letters and digits from A to Z, a to z and 0 to 9, a small letter first.");
        }
    }

    private static void system(Findings findings, JsonPointer place, String name) {
        findings.error("system-name", place, "The name \"" + name + "\" belongs to the system.");
    }
}
