package io.modelwright.core.modeling;

import io.modelwright.core.shared.JsonPointer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the elements of a design stand in the document that somebody sent, so that findings point at what they wrote: the
 * sent document may use short forms that the canonical one does not.
 */
public final class ElementPointers {

    private final Map<ElementId, JsonPointer> places;
    private final Set<ElementId> bare;

    private ElementPointers(Map<ElementId, JsonPointer> places, Set<ElementId> bare) {
        this.places = Map.copyOf(places);
        this.bare = Set.copyOf(bare);
    }

    /** The places in the canonical document of that design. */
    public static ElementPointers canonical(Design design) {
        Builder places = new Builder();
        JsonPointer entities = JsonPointer.ROOT.member("entities");
        for (int i = 0; i < design.entities().size(); i++) {
            addEntity(places, entities.item(i), design.entities().get(i));
        }
        JsonPointer relations = JsonPointer.ROOT.member("relations");
        for (int i = 0; i < design.relations().size(); i++) {
            places.put(design.relations().get(i).id(), relations.item(i));
        }
        JsonPointer roles = JsonPointer.ROOT.member("roles");
        for (int i = 0; i < design.roles().size(); i++) {
            places.put(design.roles().get(i).id(), roles.item(i));
        }
        return places.build();
    }

    private static void addEntity(Builder places, JsonPointer place, Entity entity) {
        places.put(entity.id(), place);
        for (int i = 0; i < entity.fields().size(); i++) {
            Field field = entity.fields().get(i);
            JsonPointer fieldPlace = place.member("fields").item(i);
            places.put(field.id(), fieldPlace);
            List<Choice> choices = field.type().choices();
            for (int j = 0; j < choices.size(); j++) {
                places.put(choices.get(j).id(), fieldPlace.member("choices").item(j));
            }
        }
        for (int i = 0; i < entity.rules().size(); i++) {
            places.put(entity.rules().get(i).id(), place.member("rules").item(i));
        }
        for (int i = 0; i < entity.uniqueSets().size(); i++) {
            places.put(entity.uniqueSets().get(i).id(), place.member("unique").item(i));
        }
        for (int i = 0; i < entity.indexes().size(); i++) {
            places.put(entity.indexes().get(i).id(), place.member("indexes").item(i));
        }
    }

    /** The element itself; the root where it is nobody's element. */
    public JsonPointer of(ElementId element) {
        return places.getOrDefault(element, JsonPointer.ROOT);
    }

    /** The member {@code key} of the element; the element itself where it was written in its short form. */
    public JsonPointer of(ElementId element, String key) {
        return bare.contains(element) ? of(element) : of(element).member(key);
    }

    /** Collects places; not for use by several threads. */
    public static final class Builder {
        private final Map<ElementId, JsonPointer> places = new HashMap<>();
        private final Set<ElementId> bare = new HashSet<>();

        public void put(ElementId element, JsonPointer place) {
            places.put(element, place);
        }

        /** An element that was written as the bare value of its only member. */
        public void putBare(ElementId element, JsonPointer place) {
            places.put(element, place);
            bare.add(element);
        }

        public ElementPointers build() {
            return new ElementPointers(places, bare);
        }
    }
}
