package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.ElementPointers;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.Field;
import io.modelwright.core.modeling.KeySet;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.shared.Json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads entities with everything in them. Not for use by several threads. */
final class EntityReader {

    private final ElementIdentities identities;
    private final Complaints complaints;
    private final ElementPointers.Builder places;

    EntityReader(ElementIdentities identities, Complaints complaints, ElementPointers.Builder places) {
        this.identities = identities;
        this.complaints = complaints;
        this.places = places;
    }

    Entity read(ObjectNode node, ElementId id) {
        String name = node.requireText("name");
        String path = "entities/" + name;
        Optional<Entity> current = current(id);
        List<Field> fields = new FieldReader(identities, complaints, places)
                .read(node, "fields", current.map(Entity::fields).orElse(List.of()), path);
        Entity entity = new Entity(
                id,
                name,
                DocumentReader.labels(node, true),
                node.findLabel("recordLabel"),
                fields,
                readRules(node, current, path),
                readKeySets(node, "unique", known(current, Entity::uniqueSets), path),
                readKeySets(node, "indexes", known(current, Entity::indexes), path));
        node.ignore("id");
        node.refuseOtherKeys("An entity");
        return entity;
    }

    private Optional<Entity> current(ElementId id) {
        return identities.current().entities().stream()
                .filter(entity -> entity.id().equals(id))
                .findFirst();
    }

    private List<Rule> readRules(ObjectNode entity, Optional<Entity> current, String path) {
        List<ObjectNode> nodes = new ArrayList<>();
        entity.items("rules").forEach(item -> entity.object(item).ifPresent(nodes::add));
        List<ElementIdentities.Sent> sent = nodes.stream()
                .map(node -> ElementIdentities.Sent.named(node, "expression"))
                .toList();
        Map<ElementId, String> siblings =
                ElementIdentities.names(current.map(Entity::rules).orElse(List.of()), Rule::id, Rule::expression);
        List<ElementId> ids = identities.assign(sent, siblings, path + "/rules", complaints);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            ObjectNode node = nodes.get(i);
            places.put(ids.get(i), node.place());
            rules.add(new Rule(
                    ids.get(i), node.requireText("expression"), node.requireText("message"), node.findLabel("field")));
            node.refuseOtherKeys("A rule");
        }
        return rules;
    }

    private static Map<ElementId, String> known(
            Optional<Entity> current, Function<? super Entity, List<KeySet>> keySets) {
        return ElementIdentities.names(
                current.<List<KeySet>>map(keySets).orElse(List.of()),
                KeySet::id,
                keySet -> String.join(",", keySet.members()));
    }

    /** A unique set or index as it was sent. */
    private record SentKeySet(ElementIdentities.Sent sent, List<String> members, boolean bare) {}

    private List<KeySet> readKeySets(ObjectNode entity, String key, Map<ElementId, String> siblings, String path) {
        List<SentKeySet> sent = new ArrayList<>();
        for (ObjectNode.Item item : entity.items(key)) {
            if (item.json() instanceof JsonArray) {
                List<String> members = entity.texts(entity.items(item.json(), item.place()));
                String name = String.join(",", members);
                sent.add(new SentKeySet(
                        new ElementIdentities.Sent(Optional.empty(), name, item.place()), members, true));
            } else {
                entity.object(item, "a list of names, or an object with members")
                        .ifPresent(node -> sent.add(readKeySet(node)));
            }
        }
        List<ElementId> ids =
                identities.assign(sent.stream().map(SentKeySet::sent).toList(), siblings, path + "/" + key, complaints);
        List<KeySet> result = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            if (sent.get(i).bare()) {
                places.putBare(ids.get(i), sent.get(i).sent().place());
            } else {
                places.put(ids.get(i), sent.get(i).sent().place());
            }
            result.add(new KeySet(ids.get(i), sent.get(i).members()));
        }
        return result;
    }

    private SentKeySet readKeySet(ObjectNode node) {
        List<String> members = node.texts("members");
        if (!node.has("members")) {
            complaints.damaging("missing", node.place("members"), "\"members\" is missing.");
        }
        String name = String.join(",", members);
        ElementIdentities.Sent sent = new ElementIdentities.Sent(node.find("id"), name, node.place());
        node.refuseOtherKeys("A unique set or index");
        return new SentKeySet(sent, members, false);
    }
}
