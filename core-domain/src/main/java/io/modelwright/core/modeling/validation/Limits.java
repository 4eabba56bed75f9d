package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.shared.JsonPointer;

/** Finds lists that are longer than {@link DesignLimits} allows. */
final class Limits implements Check {

    @Override
    public void check(Model model, Findings findings) {
        JsonPointer root = JsonPointer.ROOT;
        limit(findings, root.member("entities"), model.entities().size(), DesignLimits.ENTITIES, "entities");
        limit(findings, root.member("relations"), model.relations().size(), DesignLimits.RELATIONS, "relations");
        limit(findings, root.member("roles"), model.roles().size(), DesignLimits.ROLES, "roles");
        for (Entity entity : model.entities()) {
            JsonPointer place = model.place(entity.id());
            limit(findings, place.member("fields"), entity.fields().size(), DesignLimits.FIELDS, "fields");
            limit(findings, place.member("rules"), entity.rules().size(), DesignLimits.RULES, "rules");
            limit(findings, place.member("unique"), entity.uniqueSets().size(), DesignLimits.KEY_SETS, "unique sets");
            limit(findings, place.member("indexes"), entity.indexes().size(), DesignLimits.KEY_SETS, "indexes");
        }
        model.forEachField((entity, field) -> limit(
                findings,
                model.place(field.id(), "choices"),
                field.type().choices().size(),
                DesignLimits.CHOICES,
                "choices"));
        model.roles()
                .forEach(role -> limit(
                        findings,
                        model.place(role.id(), "permissions"),
                        role.permissions().size(),
                        DesignLimits.PERMISSIONS,
                        "permissions"));
    }

    private static void limit(Findings findings, JsonPointer place, int count, int max, String what) {
        if (count > max) {
            findings.error(
                    "too-many", place, "There are " + count + " " + what + ", " + max + " at most are possible.");
        }
    }
}
