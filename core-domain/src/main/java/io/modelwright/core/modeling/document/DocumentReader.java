package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.ElementPointers;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Labels;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.shared.Finding;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.JsonPointer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole design document, as far as it can be read. One for each document; not for use by several threads. */
final class DocumentReader {

    /**
     * What was read.
     *
     * @param design complete if there are no findings, else with gaps filled in
     * @param places where its elements stand in the document
     */
    record Reading(Design design, ElementPointers places, Damage damage, List<Finding> findings) {}

    private final ElementIdentities identities;
    private final Complaints complaints = new Complaints();
    private final ElementPointers.Builder places = new ElementPointers.Builder();

    private DocumentReader(ElementIdentities identities) {
        this.identities = identities;
    }

    static Reading read(Json document, ElementIdentities identities) {
        DocumentReader reader = new DocumentReader(identities);
        Design design = new TextCheck(reader.complaints).check(document) ? reader.readRoot(document) : Design.EMPTY;
        return new Reading(design, reader.places.build(), reader.complaints.damage(), reader.complaints.toList());
    }

    /** The labels that every labelled element has; {@code plural} where it has a plural name too. */
    static Labels labels(ObjectNode node, boolean plural) {
        return new Labels(
                node.findLabel("displayName"),
                plural ? node.findLabel("pluralName") : Optional.empty(),
                node.findLabel("description"));
    }

    private Design readRoot(Json document) {
        if (!(document instanceof JsonObject object)) {
            complaints.damaging("wrong-type", JsonPointer.ROOT, "A design document is an object.");
            return Design.EMPTY;
        }
        ObjectNode root = new ObjectNode(object, JsonPointer.ROOT, complaints);
        ZoneId timeZone = readTimeZone(root);
        List<Entity> entities = new ArrayList<>(readEntities(root));
        RelationReader relationReader = new RelationReader(identities, complaints, places, entities);
        List<Relation> relations = relationReader.read(root);
        entities.addAll(relationReader.linkEntities());
        List<Role> roles = new RoleReader(identities, complaints, places).read(root);
        root.refuseOtherKeys("A design");
        return new Design(timeZone, entities, relations, roles);
    }

    private ZoneId readTimeZone(ObjectNode root) {
        Optional<String> name = root.findText("timeZone");
        if (name.isEmpty()) {
            return Design.EMPTY.timeZone();
        }
        // regions only: an offset such as +02:00 is a ZoneId too, and no place where people live
        if (!ZoneId.getAvailableZoneIds().contains(name.get())) {
            complaints.damaging(
                    "unknown-time-zone",
                    root.place("timeZone"),
                    "A name of the IANA time zone database is expected here, such as Europe/Berlin.");
            return Design.EMPTY.timeZone();
        }
        return ZoneId.of(name.get());
    }

    private List<Entity> readEntities(ObjectNode root) {
        List<ObjectNode> nodes = new ArrayList<>();
        root.items("entities").forEach(item -> root.object(item).ifPresent(nodes::add));
        List<ElementIdentities.Sent> sent = nodes.stream()
                .map(node -> ElementIdentities.Sent.named(node, "name"))
                .toList();
        List<ElementId> ids = identities.assign(
                sent,
                ElementIdentities.names(identities.current().entities(), Entity::id, Entity::name),
                "entities",
                complaints);
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            places.put(ids.get(i), nodes.get(i).place());
            entities.add(new EntityReader(identities, complaints, places).read(nodes.get(i), ids.get(i)));
        }
        return entities;
    }
}
