package io.modelwright.rest.meta;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.edge.EdgePaths;
import io.modelwright.rest.meta.InterfaceDocument.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where one kind of resource is served, and its entity with what a user interface needs to drive it. Immutable. */
final class SystemResource {

    private static final List<String> PAGING = List.of("limit", "cursor", "count");
    private static final List<String> OF_ITEMS = List.of("read", "update", "delete");
    private static final int LIMIT = 25;

    private final String schema;
    private final String key;
    private final List<Json> columns;
    private final String sort;
    private final Map<String, Json> names;
    private final Map<String, Json> values;
    private final List<SystemOperation> operations;
    private final InterfaceDocument described;

    SystemResource(Json.JsonObject json, InterfaceDocument described) {
        this.schema = text(json, "schema");
        this.key = text(json, "key");
        this.columns = items(json.find("columns").orElseThrow());
        this.sort = json.find("sort").map(SystemResource::text).orElse(key);
        this.names = members(json, "names");
        this.values = members(json, "values");
        this.described = described;
        this.operations = members(json, "operations").entrySet().stream()
                .map(entry -> SystemOperation.of(entry.getKey(), text(entry.getValue()), described))
                .toList();
    }

    /** @param entity as the metadata of a design has it */
    Json.JsonObject describe(Json.JsonObject entity) {
        Json.ObjectBuilder whole = Json.object();
        entity.members().forEach((name, value) -> {
            switch (name) {
                case "path" ->
                    whole.put(name, EdgePaths.API + operations.getFirst().path());
                case "members" -> whole.put(name, Json.array(described(items(value))));
                case "list" ->
                    whole.put(
                            name,
                            Json.object()
                                    .put("columns", Json.array(columns))
                                    .put("sort", sort)
                                    .put("limit", LIMIT)
                                    .build());
                default -> whole.put(name, value);
            }
        });
        return whole.put("resource", resource()).build();
    }

    private Json resource() {
        Optional<SystemOperation> list =
                operations.stream().filter(SystemOperation::isList).findFirst();
        List<String> queries = list.map(SystemOperation::queries).orElse(List.of());
        List<Json> all = new ArrayList<>();
        operations.forEach(operation -> all.add(operation.json(keyParameter())));
        return Json.object()
                .put("schema", schema)
                .put("key", key)
                .put("keyParameter", keyParameter().map(Json::of).orElse(Json.JsonNull.NULL))
                .put(
                        "within",
                        list.flatMap(SystemOperation::within).map(Json::of).orElse(Json.JsonNull.NULL))
                .put("paged", queries.contains("cursor"))
                .put(
                        "filters",
                        Json.array(queries.stream()
                                .filter(query -> !PAGING.contains(query))
                                .map(Json::of)
                                .toList()))
                .put("operations", Json.array(all))
                .build();
    }

    /** The variable of an item's path that its key is put in for; empty where single items are not served. */
    private Optional<String> keyParameter() {
        return operations.stream()
                .filter(operation -> OF_ITEMS.contains(operation.name()))
                .findFirst()
                .map(operation -> operation.variables().getLast());
    }

    private List<Json> described(List<Json> members) {
        Shape answered = described.shape(schema);
        Set<String> written = new LinkedHashSet<>();
        operations.stream().filter(SystemOperation::writes).forEach(operation -> written.addAll(operation.fields()));
        List<Json> all = new ArrayList<>();
        for (Json member : members) {
            Json.JsonObject one = (Json.JsonObject) member;
            boolean system = text(one, "kind").equals("system");
            String own = text(one, "name");
            Json renamed = names.get(own);
            String name = renamed == null ? own : text(renamed);
            if (!system || (answered.members().contains(name) && !names.containsValue(Json.of(name)))) {
                all.add(member(
                        one, name, !written.contains(name), !answered.members().contains(name)));
            }
        }
        return all;
    }

    private Json member(Json.JsonObject member, String named, boolean readOnly, boolean writeOnly) {
        Json.ObjectBuilder copy = Json.object();
        member.members().forEach((name, value) -> {
            switch (name) {
                case "name" -> copy.put(name, named);
                case "readOnly" -> copy.put(name, readOnly);
                case "sortable" -> copy.put(name, false);
                case "aggregates" -> copy.put(name, Json.array(List.of()));
                case "choices" -> copy.put(name, choices(named, value));
                default -> copy.put(name, value);
            }
        });
        return writeOnly ? copy.put("writeOnly", true).build() : copy.build();
    }

    /** Names of choices are narrower than values of the wire may be. */
    private Json choices(String member, Json choices) {
        Json replaced = values.get(member);
        if (replaced == null) {
            return choices;
        }
        List<Json> pair = items(replaced);
        return Json.array(items(choices).stream()
                .map(choice -> {
                    Json.ObjectBuilder copy = Json.object();
                    ((Json.JsonObject) choice)
                            .members()
                            .forEach((name, value) -> copy.put(
                                    name,
                                    name.equals("name")
                                            ? Json.of(text(value).replace(text(pair.get(0)), text(pair.get(1))))
                                            : value));
                    return (Json) copy.build();
                })
                .toList());
    }

    private static Map<String, Json> members(Json.JsonObject json, String name) {
        return json.find(name).map(value -> ((Json.JsonObject) value).members()).orElse(Map.of());
    }

    private static List<Json> items(Json array) {
        return ((Json.JsonArray) array).items();
    }

    static String text(Json.JsonObject json, String name) {
        return text(json.find(name).orElseThrow(() -> new IllegalStateException("there is no " + name)));
    }

    static String text(Json json) {
        return ((Json.JsonString) json).value();
    }
}
