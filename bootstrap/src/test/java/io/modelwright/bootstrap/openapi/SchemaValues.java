package io.modelwright.bootstrap.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values made of a schema: valid as far as the schema says it, or with something wrong in one place. For one thread. */
final class SchemaValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEPTH_MAX = 6;

    private final JsonNode document;
    private final Random random;

    SchemaValues(JsonNode document, Random random) {
        this.document = document;
        this.random = random;
    }

    JsonNode resolve(JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = document.at(at.get("$ref").asText().substring(1));
        }
        return at;
    }

    JsonNode valid(JsonNode schema) {
        return valid(schema, 0);
    }

    private JsonNode valid(JsonNode given, int depth) {
        JsonNode schema = resolve(given);
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return valid(any(schema.get(choice)), depth + 1);
            }
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return any(schema.get("enum"));
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? any(type).asText() : type.asText("any")) {
            case "null" -> NODES.nullNode();
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "integer" -> NODES.numberNode((long) number(schema));
            case "number" -> NODES.numberNode(BigDecimal.valueOf(Math.round(number(schema) * 100), 2));
            case "string" -> NODES.textNode(text(schema));
            case "array" -> array(schema, depth);
            case "object" -> object(schema, depth);
            default -> depth > DEPTH_MAX ? NODES.nullNode() : anything();
        };
    }

    private JsonNode any(JsonNode list) {
        return list.get(random.nextInt(list.size()));
    }

    private double number(JsonNode schema) {
        double min = schema.path("minimum").asDouble(-100);
        double max = Math.max(min, schema.path("maximum").asDouble(min + 1_000));
        return random.nextInt(6) == 0
                ? (random.nextBoolean() ? min : max)
                : min + random.nextInt((int) Math.min(1_000, max - min) + 1);
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "email" -> JsonTexts.words(random, 3, 9) + "@example.org";
            case "uri" -> "https://example.org/" + JsonTexts.words(random, 0, 9);
            case "date-time" -> "2027-01-31T14:05:00Z";
            case "password" -> "quiet green lamps " + JsonTexts.words(random, 5, 9);
            default ->
                schema.has("pattern")
                        ? JsonTexts.matching(schema.get("pattern").asText(), random)
                        : JsonTexts.words(
                                random,
                                schema.path("minLength").asInt(0),
                                Math.min(200, schema.path("maxLength").asInt(200)));
        };
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int min = schema.path("minItems").asInt(0);
        int count = min + (depth > DEPTH_MAX ? 0 : random.nextInt(3));
        for (int index = 0; index < count; index++) {
            array.add(valid(schema.path("items"), depth + 1));
        }
        return array;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || (random.nextInt(3) == 0 && depth <= DEPTH_MAX)) {
                object.set(property.getKey(), valid(property.getValue(), depth + 1));
            }
        });
        return object;
    }

    private JsonNode anything() {
        return switch (random.nextInt(5)) {
            case 0 -> NODES.textNode(JsonTexts.hostile(random));
            case 1 -> NODES.numberNode(random.nextInt());
            case 2 -> NODES.objectNode().put("a", 1);
            case 3 -> NODES.arrayNode().add(true);
            default -> NODES.nullNode();
        };
    }

    /** A valid value with one thing wrong. */
    JsonNode nearlyValid(JsonNode schema) {
        JsonNode value = valid(schema);
        if (value instanceof ObjectNode object && !object.isEmpty() && random.nextInt(5) > 0) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.put("unknown" + random.nextInt(9), 1);
                case 2 -> object.put(name, JsonTexts.hostile(random));
                default -> object.set(name, anything());
            }
            return object;
        }
        return anything();
    }
}
