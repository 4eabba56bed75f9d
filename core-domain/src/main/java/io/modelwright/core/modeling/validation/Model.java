package io.modelwright.core.modeling.validation;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.ElementPointers;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.shared.JsonPointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The design that is checked, with what checks ask of it again and again. Of elements of one name the first one counts. */
final class Model {

    private final Design design;
    private final ElementPointers places;
    private final Map<String, Entity> entities = new HashMap<>();
    private final Map<String, List<Relation>> relationsFrom = new HashMap<>();
    private final Map<String, List<Relation>> relationsTo = new HashMap<>();

    Model(Design design, ElementPointers places) {
        this.design = design;
        this.places = places;
        design.entities().forEach(entity -> entities.putIfAbsent(entity.name(), entity));
        for (Relation relation : design.relations()) {
            relationsFrom
                    .computeIfAbsent(relation.from(), name -> new ArrayList<>())
                    .add(relation);
            relationsTo
                    .computeIfAbsent(relation.to(), name -> new ArrayList<>())
                    .add(relation);
        }
    }

    Design design() {
        return design;
    }

    List<Entity> entities() {
        return design.entities();
    }

    List<Relation> relations() {
        return design.relations();
    }

    List<Role> roles() {
        return design.roles();
    }

    Optional<Entity> entity(String name) {
        return Optional.ofNullable(entities.get(name));
    }

    List<Relation> relationsFrom(String entity) {
        return relationsFrom.getOrDefault(entity, List.of());
    }

    List<Relation> relationsTo(String entity) {
        return relationsTo.getOrDefault(entity, List.of());
    }

    /** The relation of that name that starts at that entity. */
    Optional<Relation> relation(String entity, String name) {
        return relationsFrom(entity).stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst();
    }

    JsonPointer place(ElementId element) {
        return places.of(element);
    }

    JsonPointer place(ElementId element, String key) {
        return places.of(element, key);
    }

    /** Takes a field together with its entity. */
    interface FieldVisitor {
        void visit(Entity entity, Field field);
    }

    void forEachField(FieldVisitor visitor) {
        design.entities().forEach(entity -> entity.fields().forEach(field -> visitor.visit(entity, field)));
    }
}
