package io.modelwright.core.modeling.plan;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Entity;

/** What elements are called in a design. */
final class Names {

    private Names() {}

    /** The name of the entity itself, or of one of its fields or relations. */
    static String of(Design design, ElementId entity, ElementId element) {
        Entity owner = entity(design, entity);
        if (entity.equals(element)) {
            return owner.name();
        }
        return owner.fields().stream()
                .filter(field -> field.id().equals(element))
                .map(field -> field.name())
                .findFirst()
                .orElseGet(() -> design.relationsFrom(owner.name()).stream()
                        .filter(relation -> relation.id().equals(element))
                        .map(relation -> relation.name())
                        .findFirst()
                        .orElseThrow());
    }

    static Entity entity(Design design, ElementId id) {
        return design.entities().stream()
                .filter(entity -> entity.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
