package io.modelwright.core.openapi;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An OpenAPI 3.1 document in the making; paths keep the order in which they come. For one thread. */
public final class OpenApiDocument {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final Conventions conventions;
    private final Json.ObjectBuilder info = Json.object();
    private final List<Json> tags = new ArrayList<>();
    private final Map<String, Map<String, Json>> paths = new LinkedHashMap<>();
    private final Map<String, JsonSchema> schemas = new LinkedHashMap<>();

    public OpenApiDocument(String title, String version, String description) {
        this(Conventions.PLATFORM, title, version, description);
    }

    public OpenApiDocument(Conventions conventions, String title, String version, String description) {
        this.conventions = conventions;
        info.put("title", title).put("version", version).put("description", description);
    }

    public OpenApiDocument license(String name, String identifier) {
        info.put(
                "license",
                Json.object().put("name", name).put("identifier", identifier).build());
        return this;
    }

    public OpenApiDocument tag(String name, String description) {
        tags.add(Json.object().put("name", name).put("description", description).build());
        return this;
    }

    public OpenApiDocument schema(String name, JsonSchema schema) {
        if (schemas.put(name, schema) != null) {
            throw new IllegalArgumentException("two schemas are called " + name);
        }
        return this;
    }

    public OpenApiDocument schemas(Map<String, JsonSchema> more) {
        more.forEach(this::schema);
        return this;
    }

    /** @param method in upper case */
    public OpenApiDocument operation(String method, String path, String tag, Operation operation) {
        String key = method.toLowerCase(Locale.ROOT);
        if (paths.computeIfAbsent(path, missing -> new LinkedHashMap<>())
                        .put(key, operation.json(key, path, tag, conventions))
                != null) {
            throw new IllegalArgumentException("two operations at " + method + " " + path);
        }
        return this;
    }

    public Json.JsonObject json() {
        Json.ObjectBuilder all = Json.object();
        paths.forEach((path, operations) -> {
            Json.ObjectBuilder item = Json.object();
            for (String method : METHODS) {
                Json operation = operations.get(method);
                if (operation != null) {
                    item.put(method, operation);
                }
            }
            all.put(path, item.build());
        });
        return Json.object()
                .put("openapi", "3.1.0")
                .put("info", info.build())
                .put(
                        "servers",
                        Json.array(List.of(Json.object()
                                .put("url", "/")
                                .put("description", "Where this document came from")
                                .build())))
                .put("tags", Json.array(tags))
                .put("paths", all.build())
                .put("components", Components.of(schemas, conventions))
                .build();
    }
}
