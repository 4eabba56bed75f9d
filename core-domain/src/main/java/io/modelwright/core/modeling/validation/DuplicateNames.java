package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.shared.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds elements that have the name of another one of the same kind and place. The first one keeps it. */
final class DuplicateNames implements Check {

    private record Named(String name, JsonPointer place) {}

    @Override
    public void check(Model model, Findings findings) {
        report(
                findings,
                model.entities().stream()
                        .map(entity -> new Named(entity.name(), model.place(entity.id(), "name")))
                        .toList(),
                "Another entity has this name.");
        report(
                findings,
                model.roles().stream()
                        .map(role -> new Named(role.name(), model.place(role.id(), "name")))
                        .toList(),
                "Another role has this name.");
        Set<String> seen = new HashSet<>();
        for (Entity entity : model.entities()) {
            // relations name their entity, so those of a repeated name are looked at once
            boolean first = seen.add(entity.name());
            report(
                    findings,
                    members(model, entity, first),
                    "A field, relation or inverse side of \"" + entity.name() + "\" already has this name.");
        }
        model.forEachField((entity, field) -> report(
                findings,
                field.type().choices().stream()
                        .map(choice -> new Named(choice.name(), model.place(choice.id(), "name")))
                        .toList(),
                "Another choice of the field has this name."));
    }

    /** Everything that is called by its name in the records of an entity. */
    private static List<Named> members(Model model, Entity entity, boolean withRelations) {
        List<Named> members = new ArrayList<>();
        for (Field field : entity.fields()) {
            members.add(new Named(field.name(), model.place(field.id(), "name")));
        }
        if (!withRelations) {
            return members;
        }
        for (Relation relation : model.relationsFrom(entity.name())) {
            members.add(new Named(relation.name(), model.place(relation.id(), "name")));
        }
        for (Relation relation : model.relationsTo(entity.name())) {
            relation.inverse().ifPresent(name -> members.add(new Named(name, model.place(relation.id(), "inverse"))));
        }
        return members;
    }

    private static void report(Findings findings, List<Named> elements, String message) {
        Set<String> seen = new HashSet<>();
        for (Named element : elements) {
            if (!element.name().isBlank() && !seen.add(element.name())) {
                findings.error("duplicate-name", element.place(), message);
            }
        }
    }
}
