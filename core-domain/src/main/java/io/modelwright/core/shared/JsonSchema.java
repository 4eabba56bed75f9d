package io.modelwright.core.shared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON Schema (2020-12) in the making: every method answers another schema. Objects are closed unless they say otherwise, so
 * that what is answered is what is written down. Immutable.
 */
public final class JsonSchema {

    private static final String UUID_FORM = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
    private static final String INSTANT_FORM =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z$";
    private static final String COMPONENTS = "#/components/schemas/";

    private final Json.JsonObject keywords;

    private JsonSchema(Map<String, Json> keywords) {
        this.keywords = new Json.JsonObject(keywords);
    }

    /** Any JSON value. */
    public static JsonSchema any() {
        return new JsonSchema(Map.of());
    }

    public static JsonSchema of(String type) {
        return any().with("type", type);
    }

    public static JsonSchema string() {
        return of("string");
    }

    public static JsonSchema string(int minLength, int maxLength) {
        return string().with("minLength", minLength).with("maxLength", maxLength);
    }

    /** Text that matches the pattern, which is in the dialect of ECMA-262 and says where it begins and ends. */
    public static JsonSchema matching(String pattern) {
        return string().with("pattern", pattern);
    }

    public static JsonSchema integer() {
        return of("integer");
    }

    public static JsonSchema integer(long min, long max) {
        return integer().with("minimum", min).with("maximum", max);
    }

    /** A count, or a number that only grows. */
    public static JsonSchema natural() {
        return integer().with("format", "int64").with("minimum", 0);
    }

    public static JsonSchema number() {
        return of("number");
    }

    public static JsonSchema bool() {
        return of("boolean");
    }

    public static JsonSchema uuid() {
        return string().with("format", "uuid").with("pattern", UUID_FORM);
    }

    /**
     * A UUID that is no more than text to generators of clients: those of Java do not compile where one of several forms of a
     * value is a list of the language's own UUIDs.
     */
    public static JsonSchema uuidText() {
        return matching(UUID_FORM);
    }

    /** A point in time as the wire writes it: RFC 3339 in UTC. */
    public static JsonSchema instant() {
        return string().with("format", "date-time").with("pattern", INSTANT_FORM);
    }

    public static JsonSchema words(List<String> words) {
        return string().with("enum", Json.array(words.stream().map(Json::of).toList()));
    }

    public static JsonSchema constant(Json value) {
        return any().with("const", value);
    }

    public static JsonSchema array(JsonSchema items) {
        return of("array").with("items", items.json());
    }

    /** The schema of that name among the components of the document. */
    public static JsonSchema ref(String component) {
        return any().with("$ref", COMPONENTS + component);
    }

    public static JsonSchema anyOf(List<JsonSchema> choices) {
        return any().with("anyOf", list(choices));
    }

    public static JsonSchema oneOf(List<JsonSchema> choices) {
        return any().with("oneOf", list(choices));
    }

    /** An object, member by member. */
    public static Members object() {
        return new Members();
    }

    public JsonSchema with(String keyword, Json value) {
        Map<String, Json> more = new LinkedHashMap<>(keywords.members());
        more.put(keyword, value);
        return new JsonSchema(more);
    }

    public JsonSchema with(String keyword, String value) {
        return with(keyword, Json.of(value));
    }

    public JsonSchema with(String keyword, long value) {
        return with(keyword, Json.of(value));
    }

    public JsonSchema described(String description) {
        return with("description", description);
    }

    /** The same, or null. */
    public JsonSchema nullable() {
        Json type = keywords.members().get("type");
        if (!(type instanceof Json.JsonString)) {
            return keywords.members().isEmpty() ? this : anyOf(List.of(this, of("null")));
        }
        JsonSchema nullable = with("type", Json.array(List.of(type, Json.of("null"))));
        return keywords.members().get("enum") instanceof Json.JsonArray(List<Json> words)
                ? nullable.with("enum", withNull(words))
                : nullable;
    }

    private static Json withNull(List<Json> words) {
        List<Json> more = new ArrayList<>(words);
        more.add(Json.JsonNull.NULL);
        return Json.array(more);
    }

    public Json.JsonObject json() {
        return keywords;
    }

    private static Json list(List<JsonSchema> schemas) {
        return Json.array(schemas.stream().map(JsonSchema::json).toList());
    }

    /** The members of an object in the making; for one thread. */
    public static final class Members {

        private final Map<String, Json> properties = new LinkedHashMap<>();
        private final List<Json> required = new ArrayList<>();
        private Json others = Json.of(false);

        private Members() {}

        /** A member that is always there. */
        public Members required(String name, JsonSchema schema) {
            required.add(Json.of(name));
            return optional(name, schema);
        }

        public Members optional(String name, JsonSchema schema) {
            properties.put(name, schema.json());
            return this;
        }

        /** What members of other names hold. */
        public Members others(JsonSchema schema) {
            others = schema.json();
            return this;
        }

        public JsonSchema build() {
            JsonSchema schema = of("object");
            if (!properties.isEmpty()) {
                schema = schema.with("properties", new Json.JsonObject(properties));
            }
            if (!required.isEmpty()) {
                schema = schema.with("required", Json.array(required));
            }
            return schema.with("additionalProperties", others);
        }
    }
}
