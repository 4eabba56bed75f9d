package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.ElementPointers;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Relation.Kind;
import io.modelwright.core.modeling.Relation.OnDelete;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the relations of a design, and makes entities of those that have attributes. Not for use by several threads. */
final class RelationReader {

    private final ElementIdentities identities;
    private final Complaints complaints;
    private final ElementPointers.Builder places;
    private final List<Entity> entities;
    private final List<Entity> linkEntities = new ArrayList<>();

    /** @param entities the entities of the document */
    RelationReader(
            ElementIdentities identities,
            Complaints complaints,
            ElementPointers.Builder places,
            List<Entity> entities) {
        this.identities = identities;
        this.complaints = complaints;
        this.places = places;
        this.entities = List.copyOf(entities);
    }

    /** The relations in the order of the document; those of entities that stand for links come last. */
    List<Relation> read(ObjectNode root) {
        List<ObjectNode> nodes = new ArrayList<>();
        root.items("relations").forEach(item -> root.object(item).ifPresent(nodes::add));
        List<ElementId> ids = identify(nodes);
        List<Relation> relations = new ArrayList<>();
        List<LinkEntityReader.Link> links = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            ObjectNode node = nodes.get(i);
            Relation relation = readRelation(node, ids.get(i));
            if (node.has("attributes") && relation.kind() == Kind.MANY_TO_MANY) {
                links.add(new LinkEntityReader.Link(relation, node));
            } else {
                places.put(relation.id(), node.place());
                relations.add(relation);
            }
            node.refuseOtherKeys("A relation");
        }
        LinkEntityReader linkReader = new LinkEntityReader(identities, complaints, places);
        for (LinkEntityReader.Link link : links) {
            linkEntities.add(linkReader.read(link, relations));
        }
        return relations;
    }

    /** The entities that stand for links with attributes, once the relations are read. */
    List<Entity> linkEntities() {
        return linkEntities;
    }

    /** Gives ids: the siblings of a relation are those of the same owning entity, whatever that is called now. */
    private List<ElementId> identify(List<ObjectNode> nodes) {
        Map<String, List<Integer>> byOwner = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            String from = ElementIdentities.Sent.named(nodes.get(i), "from").name();
            byOwner.computeIfAbsent(from, name -> new ArrayList<>()).add(i);
        }
        Map<Integer, ElementId> result = new TreeMap<>();
        byOwner.forEach((from, positions) -> {
            List<ElementIdentities.Sent> sent = positions.stream()
                    .map(i -> ElementIdentities.Sent.named(nodes.get(i), "name"))
                    .toList();
            Optional<Entity> owner = entities.stream()
                    .filter(entity -> entity.name().equals(from))
                    .findFirst();
            Map<ElementId, String> siblings = owner.map(entity -> identities.currentRelations(entity.id()))
                    .orElse(Map.of());
            List<ElementId> ids = identities.assign(sent, siblings, "relations/" + from, complaints);
            for (int i = 0; i < ids.size(); i++) {
                result.put(positions.get(i), ids.get(i));
            }
        });
        return List.copyOf(result.values());
    }

    private Relation readRelation(ObjectNode node, ElementId id) {
        Kind kind = readKind(node);
        Relation relation = new Relation(
                id,
                node.requireText("from"),
                node.requireText("name"),
                DocumentReader.labels(node, false),
                kind,
                node.requireText("to"),
                node.findLabel("inverse"),
                node.flag("required"),
                readOnDelete(node, kind));
        node.ignore("id");
        node.ignore("attributes");
        if (kind != Kind.MANY_TO_MANY && node.has("attributes")) {
            complaints.error(
                    "attributes-without-many-to-many",
                    node.place("attributes"),
                    "Only a manyToMany relation has attributes; give those of this one to its entity.");
        }
        return relation;
    }

    private Kind readKind(ObjectNode node) {
        String keyword = node.requireText("kind");
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate.keyword().equals(keyword))
                .findFirst();
        if (kind.isEmpty()) {
            if (!keyword.isEmpty()) {
                complaints.error(
                        "unknown-kind", node.place("kind"), "Expected manyToOne, oneToOne or manyToMany here.");
            }
            complaints.damage(node, List.of("required", "onDelete"));
        }
        return kind.orElse(Kind.MANY_TO_ONE);
    }

    private OnDelete readOnDelete(ObjectNode node, Kind kind) {
        OnDelete usual = DocumentWriter.usualOnDelete(kind);
        Optional<String> keyword = node.findText("onDelete");
        if (keyword.isEmpty()) {
            return usual;
        }
        Optional<OnDelete> known = Arrays.stream(OnDelete.values())
                .filter(candidate -> candidate.keyword().equals(keyword.get()))
                .findFirst();
        if (known.isEmpty()) {
            complaints.damaging(
                    "unknown-on-delete", node.place("onDelete"), "Expected restrict, cascade or setNull here.");
        }
        return known.orElse(usual);
    }
}
