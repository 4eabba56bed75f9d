package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Permission.Action;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.shared.JsonPointer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds permissions that permit nothing, or name what is not there, and creations that their masks make impossible. */
final class Permissions implements Check {

    @Override
    public void check(Model model, Findings findings) {
        for (Role role : model.roles()) {
            JsonPointer list = model.place(role.id(), "permissions");
            for (int i = 0; i < role.permissions().size(); i++) {
                checkPermission(model, role.permissions().get(i), list.item(i), findings);
            }
        }
    }

    private static void checkPermission(Model model, Permission permission, JsonPointer place, Findings findings) {
        if (permission.actions().isEmpty()) {
            findings.error("no-actions", place.member("actions"), "A permission permits at least one action.");
        }
        Optional<Entity> entity = model.entity(permission.entity());
        if (entity.isEmpty()) {
            findings.error("unknown-entity", place.member("entity"), "The design has no entity of this name.");
            return;
        }
        Set<String> members = new HashSet<>();
        entity.get().fields().forEach(field -> members.add(field.name()));
        model.relationsFrom(permission.entity()).forEach(relation -> members.add(relation.name()));
        model.relationsTo(permission.entity())
                .forEach(relation -> relation.inverse().ifPresent(members::add));
        checkMask(permission.hiddenFields(), members, place.member("hiddenFields"), findings);
        checkMask(permission.readOnlyFields(), members, place.member("readOnlyFields"), findings);
        if (permission.actions().contains(Action.CREATE)) {
            checkCreation(model, entity.get(), permission, place, findings);
        }
    }

    private static void checkMask(List<String> mask, Set<String> members, JsonPointer place, Findings findings) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < mask.size(); i++) {
            String name = mask.get(i);
            if (!members.contains(name)) {
                findings.error("unknown-field", place.item(i), "The entity has no field or relation \"" + name + "\".");
            } else if (!seen.add(name)) {
                findings.error("duplicate-name", place.item(i), "This name stands in the list before.");
            }
        }
    }

    private static void checkCreation(
            Model model, Entity entity, Permission permission, JsonPointer place, Findings findings) {
        Set<String> needed = new HashSet<>();
        entity.fields().stream()
                .filter(field -> field.required() && field.defaultValue().isEmpty())
                .filter(field -> field.type() != FieldType.Plain.AUTO_NUMBER)
                .forEach(field -> needed.add(field.name()));
        model.relationsFrom(entity.name()).stream()
                .filter(relation -> relation.isToOne() && relation.required())
                .map(Relation::name)
                .forEach(needed::add);
        Stream.concat(permission.hiddenFields().stream(), permission.readOnlyFields().stream())
                .filter(needed::contains)
                .distinct()
                .forEach(name -> findings.warning(
                        "create-impossible",
                        place,
                        "This permission lets people create records and not write the required \"" + name + "\"."));
    }
}
