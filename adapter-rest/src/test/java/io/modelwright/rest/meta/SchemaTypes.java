package io.modelwright.rest.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which types of the modelling language a schema may be. Stateless. */
final class SchemaTypes {

    /** Schemas of other resources that are embedded, by the entity that they are. */
    private static final Set<String> EMBEDDED = Set.of("Release", "Deployment");

    private static final List<String> LINKS = List.of(
            "relation @user",
            "relation app",
            "relation workspace",
            "relation job",
            "relation account",
            "relation deployment");

    private SchemaTypes() {}

    static boolean isNullable(JsonNode schema) {
        boolean any = schema.isEmpty() || (!schema.has("type") && !schema.has("$ref") && !schema.has("anyOf"));
        return any || types(schema).contains("null");
    }

    static List<String> words(JsonNode schema) {
        List<String> words = new ArrayList<>();
        JsonNode holder = schema.has("items") ? schema.get("items") : schema;
        holder.get("enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    static List<String> of(JsonNode schema) {
        String reference = reference(schema);
        if (EMBEDDED.contains(reference)) {
            return List.of("relation " + reference.toLowerCase(Locale.ROOT));
        }
        List<String> types = types(schema);
        if (!reference.isEmpty() || types.contains("object") || types.isEmpty()) {
            return List.of("json");
        }
        if (types.contains("array")) {
            return List.of(schema.at("/items/enum").isMissingNode() ? "json" : "multiChoice");
        }
        if (types.contains("string")) {
            return ofText(schema);
        }
        if (types.contains("number")) {
            return List.of("float");
        }
        return List.of(types.contains("boolean") ? "boolean" : "integer");
    }

    private static List<String> ofText(JsonNode schema) {
        if (schema.has("enum")) {
            return List.of("choice");
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> {
                List<String> all = new ArrayList<>(LINKS);
                all.add("uuid");
                yield all;
            }
            case "date-time" -> List.of("dateTime");
            case "email" -> List.of("email");
            case "" -> List.of("text", "slug", "url");
            default -> List.of();
        };
    }

    private static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        if (schema.path("type").isArray()) {
            schema.get("type").forEach(type -> types.add(type.asText()));
        } else if (schema.has("type")) {
            types.add(schema.get("type").asText());
        }
        schema.path("anyOf").forEach(one -> types.addAll(types(one)));
        schema.path("oneOf").forEach(one -> types.addAll(types(one)));
        return types;
    }

    private static String reference(JsonNode schema) {
        if (schema.has("$ref")) {
            String text = schema.get("$ref").asText();
            return text.substring(text.lastIndexOf('/') + 1);
        }
        for (JsonNode one : schema.path("anyOf")) {
            if (!reference(one).isEmpty()) {
                return reference(one);
            }
        }
        for (JsonNode one : schema.path("oneOf")) {
            if (!reference(one).isEmpty()) {
                return reference(one);
            }
        }
        return "";
    }
}
