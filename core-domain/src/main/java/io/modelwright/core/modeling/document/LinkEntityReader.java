package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.ElementPointers;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes an entity of a manyToMany relation with attributes, as told at {@link DesignDocument}. Not for use by several threads. */
final class LinkEntityReader {

    /** A manyToMany relation and the node that it was read from, which has its attributes. */
    record Link(Relation relation, ObjectNode node) {}

    private final ElementIdentities identities;
    private final Complaints complaints;
    private final ElementPointers.Builder places;

    LinkEntityReader(ElementIdentities identities, Complaints complaints, ElementPointers.Builder places) {
        this.identities = identities;
        this.complaints = complaints;
        this.places = places;
    }

    /** The entity; adds the relations to both ends to {@code relations}. */
    Entity read(Link link, List<Relation> relations) {
        Relation relation = link.relation();
        checkOptions(link);
        String name = entityName(relation);
        Map<ElementId, String> known =
                ElementIdentities.names(identities.current().entities(), Entity::id, Entity::name);
        ElementId id = assignOne(name, known, "entities", link);
        Optional<Entity> current = identities.current().entities().stream()
                .filter(entity -> entity.id().equals(id))
                .findFirst();
        List<Field> fields = new FieldReader(identities, complaints, places)
                .read(link.node(), "attributes", current.map(Entity::fields).orElse(List.of()), "entities/" + name);
        boolean toItself = relation.from().equals(relation.to());
        String source = toItself ? "source" : relation.from();
        String target = toItself ? "target" : relation.targetsUsers() ? "person" : relation.to();
        Optional<String> seenFromSource = Optional.of(relation.name());
        relations.add(end(link, id, name, source, relation.from(), seenFromSource));
        relations.add(end(link, id, name, target, relation.to(), relation.inverse()));
        return new Entity(
                id,
                name,
                relation.labels(),
                Optional.empty(),
                fields,
                List.of(),
                List.of(pair(link, current, source, target, name)),
                List.of());
    }

    private void checkOptions(Link link) {
        if (link.relation().required()) {
            complaints.error(
                    "many-to-many-required",
                    link.node().place("required"),
                    "A manyToMany relation cannot be required.");
        }
        if (link.relation().onDelete() != OnDelete.CASCADE) {
            complaints.error(
                    "on-delete-many-to-many",
                    link.node().place("onDelete"),
                    "The links of a manyToMany relation go with either end: only cascade is possible.");
        }
    }

    private Relation end(
            Link link, ElementId entity, String entityName, String name, String to, Optional<String> inverse) {
        ElementId id = assignOne(name, identities.currentRelations(entity), "relations/" + entityName, link);
        return new Relation(id, entityName, name, Labels.NONE, Kind.MANY_TO_ONE, to, inverse, true, OnDelete.CASCADE);
    }

    private KeySet pair(Link link, Optional<Entity> current, String source, String target, String entityName) {
        Map<ElementId, String> known = ElementIdentities.names(
                current.map(Entity::uniqueSets).orElse(List.of()),
                KeySet::id,
                keySet -> String.join(",", keySet.members()));
        String name = source + "," + target;
        ElementId id = assignOne(name, known, "entities/" + entityName + "/unique", link);
        return new KeySet(id, List.of(source, target));
    }

    private ElementId assignOne(String name, Map<ElementId, String> known, String path, Link link) {
        ElementIdentities.Sent sent =
                new ElementIdentities.Sent(Optional.empty(), name, link.node().place());
        ElementId id = identities.assign(List.of(sent), known, path, complaints).getFirst();
        places.put(id, link.node().place());
        return id;
    }

    private static String entityName(Relation relation) {
        String name = relation.name();
        return name.isEmpty()
                ? relation.from()
                : relation.from() + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
