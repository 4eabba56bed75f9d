package io.modelwright.core.openapi;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.Locale;

/**
 * One parameter of an operation.
 *
 * @param form further members of the parameter object: style, example
 */
public record Parameter(
        In in, String name, boolean required, String description, JsonSchema schema, Json.JsonObject form) {

    /** Where it stands. */
    public enum In {
        PATH,
        QUERY,
        HEADER
    }

    private static final Json.JsonObject PLAIN = Json.object().build();

    public static Parameter path(String name, String description, JsonSchema schema) {
        return new Parameter(In.PATH, name, true, description, schema, PLAIN);
    }

    public static Parameter query(String name, String description, JsonSchema schema) {
        return new Parameter(In.QUERY, name, false, description, schema, PLAIN);
    }

    /** Several values of one query parameter, separated by commas. */
    public static Parameter commaSeparated(String name, String description, JsonSchema items, int itemsMax) {
        JsonSchema list = JsonSchema.array(items).with("minItems", 1).with("maxItems", itemsMax);
        Json.JsonObject form =
                Json.object().put("style", "form").put("explode", false).build();
        return new Parameter(In.QUERY, name, false, description, list, form);
    }

    public static Parameter header(String name, String description, JsonSchema schema) {
        return new Parameter(In.HEADER, name, false, description, schema, PLAIN);
    }

    public Parameter asRequired() {
        return new Parameter(in, name, true, description, schema, form);
    }

    public Parameter withExample(String example) {
        Json.ObjectBuilder more = Json.object();
        form.members().forEach(more::put);
        return new Parameter(
                in,
                name,
                required,
                description,
                schema,
                more.put("example", example).build());
    }

    Json.JsonObject json() {
        Json.ObjectBuilder object = Json.object()
                .put("name", name)
                .put("in", in.name().toLowerCase(Locale.ROOT))
                .put("description", description);
        if (required) {
            object.put("required", true);
        }
        form.members().forEach(object::put);
        return object.put("schema", schema.json()).build();
    }
}
