package io.modelwright.core.exchange.export;

import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.openapi.AppDocument;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.Json.JsonArray;
import io.modelwright.core.shared.Json.JsonObject;
import io.modelwright.core.shared.Json.JsonString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records of a design as JSON Schema (2020-12): under {@code $defs} for each entity what reading answers ({@code task}),
 * what a new record is ({@code task.new}) and what a change is ({@code task.patch}). Pure.
 */
public final class JsonSchemaExport {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String DEFINITIONS = "#/$defs/";

    private JsonSchemaExport() {}

    public static JsonObject of(Design design, String title) {
        JsonObject schemas = object(
                object(AppDocument.of(design, 1, new AppDocument.Place(title, "/api/v1")), "components"), "schemas");
        Map<String, Json> definitions = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (Entity entity : design.entities()) {
            open.addAll(List.of(entity.name(), entity.name() + ".new", entity.name() + ".patch"));
        }
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!definitions.containsKey(name)) {
                definitions.put(name, referring(schemas.find(name).orElse(Json.JsonNull.NULL), open));
            }
        }
        Json.ObjectBuilder ordered = Json.object();
        definitions.forEach(ordered::put);
        return Json.object()
                .put("$schema", DIALECT)
                .put("title", title)
                .put("$defs", ordered.build())
                .build();
    }

    private static JsonObject object(JsonObject parent, String name) {
        return (JsonObject) parent.find(name).orElseThrow();
    }

    /** The schema with its references led to the definitions, whose names are added to what is still open. */
    private static Json referring(Json schema, Deque<String> open) {
        return switch (schema) {
            case JsonArray(List<Json> items) ->
                Json.array(items.stream().map(item -> referring(item, open)).toList());
            case JsonObject(Map<String, Json> members) -> {
                Json.ObjectBuilder built = Json.object();
                members.forEach((key, value) -> {
                    if (key.equals("$ref") && value instanceof JsonString(String to) && to.startsWith(COMPONENTS)) {
                        String name = to.substring(COMPONENTS.length());
                        open.add(name);
                        built.put(key, DEFINITIONS + name);
                    } else {
                        built.put(key, key.equals("default") ? value : referring(value, open));
                    }
                });
                yield built.build();
            }
            default -> schema;
        };
    }
}
