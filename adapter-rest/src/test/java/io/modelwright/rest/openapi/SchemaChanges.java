package io.modelwright.rest.openapi;

import io.modelwright.core.shared.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Breaking changes from one schema to another. What requests may say must not become less; what answers say must not become
 * less, or other than it was. Answers may say more: further members, and further words where there is a list of words.
 */
final class SchemaChanges {

    /** Whose schemas are compared. */
    enum Side {
        REQUEST,
        ANSWER
    }

    private static final List<String> UPPER = List.of("maximum", "maxLength", "maxItems");
    private static final List<String> LOWER = List.of("minimum", "minLength", "minItems");

    private final Json before;
    private final Json after;
    private final Side side;
    private final Set<String> open = new HashSet<>();

    SchemaChanges(Json before, Json after, Side side) {
        this.before = before;
        this.after = after;
        this.side = side;
    }

    List<String> compare(String place, Json oldSchema, Json newSchema) {
        String pair = Trees.text(oldSchema, "$ref") + " " + Trees.text(newSchema, "$ref");
        boolean named = !pair.isBlank();
        if (named && !open.add(pair)) {
            return List.of();
        }
        try {
            return resolved(place, Trees.resolve(before, oldSchema), Trees.resolve(after, newSchema));
        } finally {
            if (named) {
                open.remove(pair);
            }
        }
    }

    private List<String> resolved(String place, Json old, Json now) {
        List<Json> oldChoices = choices(old);
        List<Json> newChoices = choices(now);
        if (oldChoices.size() > 1 || newChoices.size() > 1) {
            return alternatives(place, oldChoices, newChoices);
        }
        List<String> found = new ArrayList<>();
        types(place, old, now, found);
        words(place, old, now, found);
        bounds(place, old, now, found);
        if (!Trees.at(old, "pattern").equals(Trees.at(now, "pattern"))
                && (side == Side.REQUEST || !Trees.text(old, "pattern").isEmpty())
                && (side == Side.ANSWER || !Trees.text(now, "pattern").isEmpty())) {
            found.add(place + ": the pattern is another");
        }
        members(place, old, now, found);
        if (!Trees.members(Trees.at(old, "items")).isEmpty()) {
            found.addAll(compare(place + "[]", Trees.at(old, "items"), Trees.at(now, "items")));
        }
        return found;
    }

    private static List<Json> choices(Json schema) {
        List<Json> choices = new ArrayList<>(Trees.items(Trees.at(schema, "anyOf")));
        choices.addAll(Trees.items(Trees.at(schema, "oneOf")));
        return choices.isEmpty() ? List.of(schema) : choices;
    }

    /** Each that could be sent is taken by one; each that can be answered was one before. */
    private List<String> alternatives(String place, List<Json> old, List<Json> now) {
        List<String> found = new ArrayList<>();
        if (side == Side.REQUEST) {
            old.stream()
                    .filter(sent -> now.stream()
                            .noneMatch(taken -> compare(place, sent, taken).isEmpty()))
                    .forEach(sent -> found.add(place + ": one of its forms is not taken any more"));
        } else {
            now.stream()
                    .filter(given -> old.stream()
                            .noneMatch(known -> compare(place, known, given).isEmpty()))
                    .forEach(given -> found.add(place + ": it has a form that clients do not know"));
        }
        return found;
    }

    private void types(String place, Json old, Json now, List<String> found) {
        Set<String> oldTypes = types(old);
        Set<String> newTypes = types(now);
        Set<String> narrow = side == Side.REQUEST ? oldTypes : newTypes;
        Set<String> wide = side == Side.REQUEST ? newTypes : oldTypes;
        boolean fits = wide.isEmpty() || (!narrow.isEmpty() && narrow.stream().allMatch(type -> isAmong(wide, type)));
        if (!fits) {
            found.add(place + ": the type was " + oldTypes + " and is " + newTypes);
        }
    }

    private static boolean isAmong(Set<String> types, String type) {
        return types.contains(type) || (type.equals("integer") && types.contains("number"));
    }

    private static Set<String> types(Json schema) {
        Json type = Trees.at(schema, "type");
        if (type instanceof Json.JsonString(String one)) {
            return Set.of(one);
        }
        return Trees.items(type).stream()
                .map(item -> ((Json.JsonString) item).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void words(String place, Json old, Json now, List<String> found) {
        List<Json> oldWords = words(old);
        List<Json> newWords = words(now);
        boolean narrowed = !newWords.isEmpty() && (oldWords.isEmpty() || !newWords.containsAll(oldWords));
        if (side == Side.REQUEST && narrowed) {
            found.add(place + ": fewer values are taken");
        }
    }

    private static List<Json> words(Json schema) {
        Map<String, Json> members = Trees.members(schema);
        return members.containsKey("const") ? List.of(members.get("const")) : Trees.items(Trees.at(schema, "enum"));
    }

    private void bounds(String place, Json old, Json now, List<String> found) {
        if (side == Side.ANSWER) {
            return;
        }
        for (String keyword : UPPER) {
            if (isTighter(Trees.at(old, keyword), Trees.at(now, keyword), -1)) {
                found.add(place + ": " + keyword + " is less");
            }
        }
        for (String keyword : LOWER) {
            if (isTighter(Trees.at(old, keyword), Trees.at(now, keyword), 1)) {
                found.add(place + ": " + keyword + " is more");
            }
        }
    }

    private static boolean isTighter(Json old, Json now, int direction) {
        return now instanceof Json.JsonNumber(BigDecimal bound)
                && !(old instanceof Json.JsonNumber(BigDecimal earlier)
                        && Integer.signum(bound.compareTo(earlier)) != direction);
    }

    private void members(String place, Json old, Json now, List<String> found) {
        Map<String, Json> oldMembers = Trees.members(Trees.at(old, "properties"));
        Map<String, Json> newMembers = Trees.members(Trees.at(now, "properties"));
        boolean closed = Trees.at(now, "additionalProperties").equals(Json.of(false));
        oldMembers.forEach((name, schema) -> {
            if (newMembers.containsKey(name)) {
                found.addAll(compare(place + "." + name, schema, newMembers.get(name)));
            } else if (side == Side.ANSWER || closed) {
                found.add(place + "." + name + " is gone");
            }
        });
        List<Json> oldRequired = Trees.items(Trees.at(old, "required"));
        List<Json> newRequired = Trees.items(Trees.at(now, "required"));
        for (Json name : side == Side.REQUEST ? newRequired : oldRequired) {
            if (!(side == Side.REQUEST ? oldRequired : newRequired).contains(name)) {
                found.add(place + "." + ((Json.JsonString) name).value()
                        + (side == Side.REQUEST ? " is required now" : " may be missing now"));
            }
        }
        boolean wasOpen = !Trees.at(old, "additionalProperties").equals(Json.of(false));
        if (side == Side.REQUEST && wasOpen && closed) {
            found.add(place + ": further members are not taken any more");
        }
    }
}
