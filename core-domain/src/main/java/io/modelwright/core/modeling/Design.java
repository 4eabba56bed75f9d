package io.modelwright.core.modeling;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The content of a draft or of a version: an application as a model. Every element carries its stable id; references between
 * elements are by name and resolve within the same design.
 *
 * @param timeZone the zone of {@code today()}; IANA name
 */
public record Design(ZoneId timeZone, List<Entity> entities, List<Relation> relations, List<Role> roles) {

    public static final Design EMPTY = new Design(ZoneId.of("UTC"), List.of(), List.of(), List.of());

    public Design {
        entities = List.copyOf(entities);
        relations = List.copyOf(relations);
        roles = List.copyOf(roles);
    }

    public Optional<Entity> findEntity(String name) {
        return entities.stream().filter(entity -> entity.name().equals(name)).findFirst();
    }

    /** The relations that start at that entity, in document order. */
    public List<Relation> relationsFrom(String entity) {
        return relations.stream()
                .filter(relation -> relation.from().equals(entity))
                .toList();
    }

    /** The relations that end at that entity, in document order. */
    public List<Relation> relationsTo(String entity) {
        return relations.stream()
                .filter(relation -> relation.to().equals(entity))
                .toList();
    }
}
