package io.modelwright.core.exchange;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts an imported design into the one that is there: what is new is added, what has the name of something there takes its
 * place and its id, and nothing is taken away. Pure.
 */
public final class DesignMerge {

    /** The document to replace the draft by, and what of both met. */
    public record Merged(JsonObject document, List<Note> notes) {
        public Merged {
            notes = List.copyOf(notes);
        }
    }

    private static final Set<String> KEY_LISTS = Set.of("rules", "unique", "indexes");

    private final List<Note> notes = new ArrayList<>();

    private DesignMerge() {}

    public static Merged merge(Design current, Design imported) {
        DesignMerge merge = new DesignMerge();
        return new Merged(
                merge.document(
                        DesignDocument.write(current),
                        without(imported),
                        current.entities().isEmpty()),
                merge.notes);
    }

    /** The design's document without ids: those of another design mean nothing here. */
    public static JsonObject without(Design design) {
        return (JsonObject) stripped(DesignDocument.write(design));
    }

    private static Json stripped(Json json) {
        return switch (json) {
            case JsonArray(List<Json> items) ->
                Json.array(items.stream().map(DesignMerge::stripped).toList());
            case JsonObject(Map<String, Json> members) -> {
                Json.ObjectBuilder kept = Json.object();
                members.forEach((name, value) -> {
                    if (!name.equals("id")) {
                        kept.put(name, name.equals("default") ? value : stripped(value));
                    }
                });
                yield kept.build();
            }
            default -> json;
        };
    }

    private JsonObject document(JsonObject current, JsonObject imported, boolean fresh) {
        Map<String, Json> merged = new LinkedHashMap<>(current.members());
        if (fresh) {
            imported.find("timeZone").ifPresent(zone -> merged.put("timeZone", zone));
        }
        merged.put("entities", Json.array(entities(items(current, "entities"), items(imported, "entities"))));
        List<Json> relations = byKey(
                items(current, "relations"),
                items(imported, "relations"),
                relation -> text(relation, "from") + "." + text(relation, "name"),
                (before, after) -> withId(before, after));
        merged.put("relations", Json.array(relations));
        merged.put(
                "roles",
                Json.array(byKey(
                        items(current, "roles"),
                        items(imported, "roles"),
                        role -> text(role, "name"),
                        (before, after) -> withId(before, after))));
        return new Apart(notes).of(new JsonObject(merged), current);
    }

    private List<Json> entities(List<Json> current, List<Json> imported) {
        return byKey(current, imported, entity -> text(entity, "name"), (before, after) -> {
            notes.add(Note.info(
                    0,
                    "entity-merged",
                    "The draft has an entity " + text(after, "name")
                            + " already: fields of the same names are as imported, all others stay."));
            return entity(before, after);
        });
    }

    private static Json entity(JsonObject before, JsonObject after) {
        Map<String, Json> merged = new LinkedHashMap<>(before.members());
        after.members().forEach((key, value) -> {
            if (key.equals("fields")) {
                merged.put(
                        key,
                        Json.array(byKey(
                                items(before, key),
                                items(after, key),
                                field -> text(field, "name"),
                                DesignMerge::field)));
            } else if (KEY_LISTS.contains(key)) {
                merged.put(
                        key,
                        Json.array(byKey(
                                items(before, key), items(after, key), DesignMerge::identity, DesignMerge::withId)));
            } else {
                merged.put(key, value);
            }
        });
        return new JsonObject(merged);
    }

    private static Json field(JsonObject before, JsonObject after) {
        if (before.find("choices").isEmpty() || after.find("choices").isEmpty()) {
            return withId(before, after);
        }
        Map<String, Json> merged = new LinkedHashMap<>(((JsonObject) withId(before, after)).members());
        merged.put(
                "choices",
                Json.array(byKey(
                        items(before, "choices"),
                        items(after, "choices"),
                        choice -> text(choice, "name"),
                        DesignMerge::withId)));
        return new JsonObject(merged);
    }

    private static Json withId(JsonObject before, JsonObject after) {
        Map<String, Json> merged = new LinkedHashMap<>();
        before.find("id").ifPresent(id -> merged.put("id", id));
        merged.putAll(after.members());
        return new JsonObject(merged);
    }

    /** What tells rules, unique sets and indexes apart. */
    private static String identity(JsonObject element) {
        return element.find("expression")
                .or(() -> element.find("members"))
                .map(Object::toString)
                .orElse("");
    }

    private interface Both {
        Json of(JsonObject before, JsonObject after);
    }

    private static List<Json> byKey(
            List<Json> current, List<Json> imported, Function<JsonObject, String> key, Both both) {
        Map<String, Json> merged = new LinkedHashMap<>();
        current.forEach(item -> merged.put(key.apply((JsonObject) item), item));
        for (Json item : imported) {
            JsonObject after = (JsonObject) item;
            String name = key.apply(after);
            Json before = merged.get(name);
            merged.put(name, before instanceof JsonObject known ? both.of(known, after) : after);
        }
        return new ArrayList<>(merged.values());
    }

    static List<Json> items(JsonObject parent, String key) {
        return parent.find(key).orElse(Json.JsonNull.NULL) instanceof JsonArray(List<Json> items) ? items : List.of();
    }

    static String text(JsonObject object, String key) {
        return object.find(key).orElse(Json.JsonNull.NULL) instanceof JsonString(String value) ? value : "";
    }

    /** Keeps members of one entity apart that came from both sides under one name. */
    private record Apart(List<Note> notes) {

        JsonObject of(JsonObject merged, JsonObject current) {
            Set<String> old = new LinkedHashSet<>();
            items(current, "relations").forEach(relation -> old.add(key((JsonObject) relation)));
            Map<String, Set<String>> taken = new LinkedHashMap<>();
            for (Json entity : items(merged, "entities")) {
                Set<String> names = new LinkedHashSet<>();
                items((JsonObject) entity, "fields").forEach(field -> names.add(text((JsonObject) field, "name")));
                taken.put(text((JsonObject) entity, "name"), names);
            }
            List<Json> relations = new ArrayList<>();
            List<JsonObject> added = new ArrayList<>();
            for (Json item : items(merged, "relations")) {
                JsonObject relation = (JsonObject) item;
                if (old.contains(key(relation))) {
                    take(taken, text(relation, "from"), text(relation, "name"));
                    take(taken, text(relation, "to"), text(relation, "inverse"));
                    relations.add(relation);
                } else {
                    added.add(relation);
                }
            }
            added.forEach(relation -> add(relation, relations, taken));
            Map<String, Json> members = new LinkedHashMap<>(merged.members());
            members.put("relations", Json.array(relations));
            return new JsonObject(members);
        }

        private static String key(JsonObject relation) {
            return text(relation, "from") + "." + text(relation, "name");
        }

        private static boolean take(Map<String, Set<String>> taken, String entity, String name) {
            Set<String> names = taken.get(entity);
            return name.isEmpty() || names == null || names.add(name);
        }

        private void add(JsonObject relation, List<Json> relations, Map<String, Set<String>> taken) {
            if (!take(taken, text(relation, "from"), text(relation, "name"))) {
                notes.add(Note.warning(
                        0,
                        "name-taken",
                        "The relation " + key(relation) + " is left out: the name is taken in the draft."));
                return;
            }
            Optional<Json> inverse = relation.find("inverse");
            if (inverse.isPresent() && !take(taken, text(relation, "to"), text(relation, "inverse"))) {
                notes.add(Note.warning(
                        0,
                        "name-taken",
                        "The relation " + key(relation) + " has no other side: " + text(relation, "inverse")
                                + " is taken in the draft."));
                Map<String, Json> members = new LinkedHashMap<>(relation.members());
                members.remove("inverse");
                relations.add(new JsonObject(members));
            } else {
                relations.add(relation);
            }
        }
    }
}
