package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.ElementPointers;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.shared.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields of an entity, or the attributes of a manyToMany relation. Not for use by several threads. */
final class FieldReader {

    private final ElementIdentities identities;
    private final Complaints complaints;
    private final ElementPointers.Builder places;

    FieldReader(ElementIdentities identities, Complaints complaints, ElementPointers.Builder places) {
        this.identities = identities;
        this.complaints = complaints;
        this.places = places;
    }

    /**
     * The fields in the list at that key.
     *
     * @param current the fields of the same entity in the current design
     * @param path the names down to the entity
     */
    List<Field> read(ObjectNode owner, String key, List<Field> current, String path) {
        List<ObjectNode> nodes = new ArrayList<>();
        for (ObjectNode.Item item : owner.items(key)) {
            Optional<ObjectNode> node = owner.object(item);
            node.ifPresentOrElse(nodes::add, () -> complaints.damageMembersOf(owner.place()));
        }
        List<ElementIdentities.Sent> sent = nodes.stream()
                .map(node -> ElementIdentities.Sent.named(node, "name"))
                .toList();
        List<ElementId> ids = identities.assign(
                sent, ElementIdentities.names(current, Field::id, Field::name), path + "/fields", complaints);
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            ElementId id = ids.get(i);
            places.put(id, nodes.get(i).place());
            Optional<Field> before =
                    current.stream().filter(field -> field.id().equals(id)).findFirst();
            fields.add(readField(nodes.get(i), id, before, owner.place(), path));
        }
        return fields;
    }

    private Field readField(ObjectNode node, ElementId id, Optional<Field> before, JsonPointer entity, String path) {
        String name = node.requireText("name");
        FieldTypeReader types = new FieldTypeReader(identities, complaints, places);
        FieldType type = types.read(node, before.map(Field::type), entity, path + "/fields/" + name);
        Field field = new Field(
                id,
                name,
                DocumentReader.labels(node, false),
                type,
                node.flag("required"),
                node.flag("unique"),
                node.find("default"));
        node.ignore("id");
        node.refuseOtherKeys("A field of type " + type.keyword());
        return field;
    }
}
