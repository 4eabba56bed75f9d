package io.modelwright.core.shared;

import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Edits of immutable JSON: each gives a new tree, empty where the place is not there. Places are the tokens of a JSON Pointer
 * from the root.
 */
final class JsonTree {

    private JsonTree() {}

    static Optional<Json> find(Json root, List<String> place) {
        Optional<Json> current = Optional.of(root);
        for (String token : place) {
            current = current.flatMap(node -> child(node, token));
        }
        return current;
    }

    /** Sets the member of an object, or inserts before the item of a list, {@code -} being behind the last one. */
    static Optional<Json> add(Json root, List<String> place, Json value) {
        return edit(root, place, Optional.of(value), (parent, token) -> switch (parent) {
            case JsonObject(Map<String, Json> members) -> Optional.of(with(members, token, value));
            case JsonArray(List<Json> items) -> {
                Optional<Integer> index = token.equals("-") ? Optional.of(items.size()) : index(token, items.size());
                yield index.map(at -> {
                    List<Json> changed = new ArrayList<>(items);
                    changed.add(at, value);
                    return new JsonArray(changed);
                });
            }
            default -> Optional.empty();
        });
    }

    /** The root cannot be removed. */
    static Optional<Json> remove(Json root, List<String> place) {
        return edit(
                root,
                place,
                Optional.empty(),
                (parent, token) -> child(parent, token).map(present -> switch (parent) {
                    case JsonObject(Map<String, Json> members) -> {
                        Map<String, Json> changed = new LinkedHashMap<>(members);
                        changed.remove(token);
                        yield new JsonObject(changed);
                    }
                    case JsonArray(List<Json> items) -> {
                        List<Json> changed = new ArrayList<>(items);
                        changed.remove(Integer.parseInt(token));
                        yield new JsonArray(changed);
                    }
                    default -> parent;
                }));
    }

    static Optional<Json> replace(Json root, List<String> place, Json value) {
        return edit(
                root,
                place,
                Optional.of(value),
                (parent, token) -> child(parent, token).map(present -> withChild(parent, token, value)));
    }

    /** How many values the tree has; stops counting somewhere over {@code enough}. */
    static int count(Json root, int enough) {
        int count = 1;
        Iterable<Json> children = switch (root) {
            case JsonObject(Map<String, Json> members) -> members.values();
            case JsonArray(List<Json> items) -> items;
            default -> List.of();
        };
        for (Json child : children) {
            if (count > enough) {
                return count;
            }
            count += count(child, enough - count);
        }
        return count;
    }

    /** The tree in which the parent of the place is changed; {@code whole} where the place is the root. */
    private static Optional<Json> edit(
            Json node,
            List<String> place,
            Optional<Json> whole,
            BiFunction<Json, String, Optional<? extends Json>> change) {
        if (place.isEmpty()) {
            return whole;
        }
        String token = place.getFirst();
        if (place.size() == 1) {
            return change.apply(node, token).map(Json.class::cast);
        }
        return child(node, token)
                .flatMap(child -> edit(child, place.subList(1, place.size()), whole, change))
                .map(changed -> withChild(node, token, changed));
    }

    private static Optional<Json> child(Json node, String token) {
        return switch (node) {
            case JsonObject object -> object.find(token);
            case JsonArray(List<Json> items) -> index(token, items.size() - 1).map(items::get);
            default -> Optional.empty();
        };
    }

    private static Json withChild(Json node, String token, Json child) {
        return switch (node) {
            case JsonObject(Map<String, Json> members) -> with(members, token, child);
            case JsonArray(List<Json> items) -> {
                List<Json> changed = new ArrayList<>(items);
                changed.set(Integer.parseInt(token), child);
                yield new JsonArray(changed);
            }
            default -> node;
        };
    }

    private static JsonObject with(Map<String, Json> members, String name, Json value) {
        Map<String, Json> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new JsonObject(changed);
    }

    /** A number without leading zeros, at most {@code max}. */
    private static Optional<Integer> index(String token, int max) {
        boolean isNumber = token.matches("0|[1-9][0-9]{0,8}");
        return isNumber ? Optional.of(Integer.parseInt(token)).filter(index -> index <= max) : Optional.empty();
    }
}
