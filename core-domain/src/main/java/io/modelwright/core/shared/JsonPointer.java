package io.modelwright.core.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A place inside a JSON document (RFC 6901), built step by step from the root. */
public record JsonPointer(String value) {

    public static final JsonPointer ROOT = new JsonPointer("");

    /** The member {@code name} of the object at this place. */
    public JsonPointer member(String name) {
        return new JsonPointer(value + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /** The item {@code index} (from 0) of the array at this place. */
    public JsonPointer item(int index) {
        return new JsonPointer(value + "/" + index);
    }

    /** Reads a pointer; empty where the text is none: it begins with a slash unless it is empty, and escapes as it should. */
    public static Optional<JsonPointer> parse(String text) {
        boolean wellFormed = text.isEmpty() || text.startsWith("/");
        for (int i = text.indexOf('~'); i >= 0; i = text.indexOf('~', i + 1)) {
            wellFormed &= text.startsWith("~0", i) || text.startsWith("~1", i);
        }
        return wellFormed ? Optional.of(new JsonPointer(text)) : Optional.empty();
    }

    /** The names and indexes on the way from the root, unescaped; none for the root. */
    public List<String> tokens() {
        if (value.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(value.substring(1).split("/", -1))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    @Override
    public String toString() {
        return value;
    }
}
