package io.modelwright.core.shared;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value as an immutable tree. The core reads and writes documents in this form, so that it needs no JSON library;
 * adapters turn text into it and back. Object members keep their order.
 */
public sealed interface Json {

    /** The JSON {@code null}. */
    enum JsonNull implements Json {
        NULL
    }

    record JsonBoolean(boolean value) implements Json {}

    /** A number exactly as written; {@code 1.0} and {@code 1} are different values. */
    record JsonNumber(BigDecimal value) implements Json {}

    record JsonString(String value) implements Json {}

    record JsonArray(List<Json> items) implements Json {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    record JsonObject(Map<String, Json> members) implements Json {
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member of that name, or empty where it is absent; a member that is {@code null} is present. */
        public Optional<Json> find(String name) {
            return Optional.ofNullable(members.get(name));
        }
    }

    static Json of(String value) {
        return new JsonString(value);
    }

    static Json of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    static Json of(boolean value) {
        return new JsonBoolean(value);
    }

    static JsonArray array(List<? extends Json> items) {
        return new JsonArray(List.copyOf(items));
    }

    /** Builds an object member by member, in the order of the calls. */
    static ObjectBuilder object() {
        return new ObjectBuilder();
    }

    /** Collects the members of one object; not for use by several threads. */
    final class ObjectBuilder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private ObjectBuilder() {}

        public ObjectBuilder put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public ObjectBuilder put(String name, String value) {
            return put(name, of(value));
        }

        public ObjectBuilder put(String name, long value) {
            return put(name, of(value));
        }

        public ObjectBuilder put(String name, boolean value) {
            return put(name, of(value));
        }

        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
