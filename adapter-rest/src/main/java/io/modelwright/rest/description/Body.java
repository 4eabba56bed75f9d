package io.modelwright.rest.description;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import io.modelwright.rest.json.WireRecords;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of a wire record beyond its components' types.
 *
 * @param members closer schemas of some members
 * @param example a whole body; nothing where none is given
 */
public record Body(Map<String, JsonSchema> members, Optional<Json> example) {

    static final Body NONE = new Body(Map.of(), Optional.empty());

    /** The schema of a wire record under the name that references have. */
    record Wire(String name, JsonSchema schema) {}

    public Body {
        members = Map.copyOf(members);
    }

    /** With an example that grows member by member. */
    public static Body example(Json.ObjectBuilder example) {
        return new Body(Map.of(), Optional.of(example.build()));
    }

    public Body member(String name, JsonSchema schema) {
        Map<String, JsonSchema> more = new LinkedHashMap<>(members);
        more.put(name, schema);
        return new Body(more, example);
    }

    /** As {@link io.modelwright.rest.json.WireRecords} reads it. */
    Wire of(Class<?> type) {
        JsonSchema.Members object = JsonSchema.object();
        Map<String, JsonSchema> unused = new LinkedHashMap<>(members);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = WireRecords.name(component);
            Type declared = component.getGenericType();
            JsonSchema schema = Optional.ofNullable(unused.remove(name)).orElseGet(() -> schema(declared));
            if (declared instanceof ParameterizedType) {
                object.optional(name, schema.nullable());
            } else {
                object.required(name, schema);
            }
        }
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(type + " has no " + unused.keySet());
        }
        return new Wire(type.getSimpleName().replaceFirst("Json$", ""), object.build());
    }

    private static JsonSchema schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            return switch (generic.getRawType().getTypeName()) {
                case "java.util.Optional" -> schema(generic.getActualTypeArguments()[0]);
                case "java.util.Set" -> JsonSchema.array(JsonSchema.string());
                case "java.util.Map" ->
                    JsonSchema.object().others(JsonSchema.string()).build();
                default -> throw new IllegalArgumentException("no wire type: " + type);
            };
        }
        return switch (type.getTypeName()) {
            case "java.lang.String" -> JsonSchema.string();
            case "boolean", "java.lang.Boolean" -> JsonSchema.bool();
            case "int", "java.lang.Integer" -> JsonSchema.integer().with("format", "int32");
            case "long", "java.lang.Long" -> JsonSchema.integer().with("format", "int64");
            case "io.modelwright.core.shared.Json" -> JsonSchema.any();
            default -> throw new IllegalArgumentException("no wire type: " + type);
        };
    }
}
