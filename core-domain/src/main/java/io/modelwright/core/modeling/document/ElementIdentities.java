package io.modelwright.core.modeling.document;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonString;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Uuids;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Gives the elements of one document their ids. Remembers what was given: one for each reading. */
final class ElementIdentities {

    /** Of the ids that are derived from paths; drawn once, never changed. */
    private static final UUID PATH_NAMESPACE = UUID.fromString("6b0f4d1e-58c2-5d4b-9a37-2f1c0e7d9b64");

    /** Where ids come from. */
    private sealed interface Policy {
        record Replacing(IdSource ids) implements Policy {}

        record Derived() implements Policy {}

        record Stored() implements Policy {}
    }

    /**
     * An element of a list as it was sent.
     *
     * @param id what stands at its key {@code id}, if anything
     * @param name what tells it from its siblings
     */
    record Sent(Optional<Json> id, String name, JsonPointer place) {

        /** An element whose name stands at that key. */
        static Sent named(ObjectNode node, String key) {
            String name = node.find(key)
                    .filter(JsonString.class::isInstance)
                    .map(value -> ((JsonString) value).value())
                    .orElse("");
            return new Sent(node.find("id"), name, node.place());
        }
    }

    private final Policy policy;
    private final Design current;
    private final Set<ElementId> given = new HashSet<>();

    private ElementIdentities(Policy policy, Design current) {
        this.policy = policy;
        this.current = current;
    }

    static ElementIdentities replacing(Design current, IdSource ids) {
        return new ElementIdentities(new Policy.Replacing(ids), current);
    }

    static ElementIdentities derived() {
        return new ElementIdentities(new Policy.Derived(), Design.EMPTY);
    }

    static ElementIdentities stored() {
        return new ElementIdentities(new Policy.Stored(), Design.EMPTY);
    }

    /** The names of the elements of one list of the current design by their ids. */
    static <T> Map<ElementId, String> names(
            List<T> elements, Function<? super T, ElementId> id, Function<? super T, String> name) {
        Map<ElementId, String> result = new LinkedHashMap<>();
        elements.forEach(element -> result.put(id.apply(element), name.apply(element)));
        return result;
    }

    /** The design that the document replaces. */
    Design current() {
        return current;
    }

    /** The relations that start at that entity in the current design, by name. */
    Map<ElementId, String> currentRelations(ElementId from) {
        return current.entities().stream()
                .filter(entity -> entity.id().equals(from))
                .findFirst()
                .map(entity -> names(current.relationsFrom(entity.name()), Relation::id, Relation::name))
                .orElse(Map.of());
    }

    /**
     * The ids of the elements of one list, in their order.
     *
     * @param siblings the elements of that list in the current design, id to name
     * @param path the names down to the list, for derived ids
     */
    List<ElementId> assign(List<Sent> elements, Map<ElementId, String> siblings, String path, Complaints complaints) {
        List<Optional<ElementId>> explicit = new ArrayList<>();
        for (Sent element : elements) {
            explicit.add(element.id().flatMap(id -> explicitId(id, element.place(), siblings, complaints)));
        }
        // of several siblings of one name (alike rules) each is taken once, in their order
        Map<String, Deque<ElementId>> free = new HashMap<>();
        siblings.forEach((id, name) -> {
            if (!given.contains(id)) {
                free.computeIfAbsent(name, key -> new ArrayDeque<>()).add(id);
            }
        });
        Map<String, Integer> repetitions = new HashMap<>();
        List<ElementId> result = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            String name = elements.get(i).name();
            int repetition = repetitions.merge(name, 1, Integer::sum);
            JsonPointer place = elements.get(i).place();
            result.add(explicit.get(i).orElseGet(() -> {
                Optional<ElementId> known = Optional.ofNullable(free.get(name)).map(Deque::poll);
                return known.map(this::remember)
                        .orElseGet(() -> missing(path + "/" + name, repetition, place, complaints));
            }));
        }
        return result;
    }

    private Optional<ElementId> explicitId(
            Json json, JsonPointer element, Map<ElementId, String> siblings, Complaints complaints) {
        JsonPointer place = element.member("id");
        Optional<ElementId> id = (json instanceof JsonString(String text) ? Uuids.parse(text) : Optional.<UUID>empty())
                .map(ElementId::new);
        if (id.isEmpty()) {
            complaints.error("malformed-id", place, "An id is a UUID; leave it out to get a new one.");
            return id;
        }
        if (policy instanceof Policy.Replacing && !siblings.containsKey(id.get())) {
            complaints.error(
                    "unknown-id", place, "The draft has no such element here: leave the id out to get a new one.");
            return Optional.empty();
        }
        if (!given.add(id.get())) {
            complaints.error("duplicate-id", place, "Another element of the document has this id.");
            return Optional.empty();
        }
        return id;
    }

    private ElementId missing(String path, int repetition, JsonPointer place, Complaints complaints) {
        return switch (policy) {
            case Policy.Replacing(IdSource ids) -> remember(new ElementId(ids.next()));
            case Policy.Derived() -> derive(path, repetition);
            case Policy.Stored() -> {
                complaints.error("missing-id", place, "A stored design has an id at every element.");
                yield derive(path, repetition);
            }
        };
    }

    private ElementId derive(String path, int repetition) {
        int number = repetition;
        ElementId id;
        do {
            id = new ElementId(Uuids.named(PATH_NAMESPACE, number == 1 ? path : path + "#" + number));
            number++;
        } while (!given.add(id));
        return id;
    }

    private ElementId remember(ElementId id) {
        given.add(id);
        return id;
    }
}
