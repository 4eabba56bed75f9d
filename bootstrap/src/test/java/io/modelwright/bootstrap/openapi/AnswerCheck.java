package io.modelwright.bootstrap.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether answers are what the document says of their operation. For one thread. */
final class AnswerCheck {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new HashMap<>();

    AnswerCheck(JsonNode document) {
        this.document = document;
    }

    /** What is wrong with an answer; nothing where it is as documented. */
    List<String> faults(JsonNode operation, HttpResponse<String> answer) {
        JsonNode response = resolve(operation.path("responses").path(Integer.toString(answer.statusCode())));
        if (response.isMissingNode()) {
            return List.of("the status is not documented");
        }
        List<String> faults = new ArrayList<>();
        response.path("headers").properties().forEach(header -> {
            boolean conditional = List.of("ETag", "Location").contains(header.getKey());
            if (!conditional && answer.headers().firstValue(header.getKey()).isEmpty()) {
                faults.add("the header " + header.getKey() + " is missing");
            }
        });
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            if (!answer.body().isEmpty()) {
                faults.add("there should be no body");
            }
            return faults;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        if (!content.has(type)) {
            faults.add("the type " + type + " is not documented");
        } else if (type.endsWith("json") && !type.endsWith("ndjson")) {
            faults.addAll(mismatches(content.path(type).path("schema"), answer.body()));
        }
        return faults;
    }

    private JsonNode resolve(JsonNode node) {
        return Optional.ofNullable(node.get("$ref"))
                .map(reference -> resolve(document.at(reference.asText().substring(1))))
                .orElse(node);
    }

    private List<String> mismatches(JsonNode schema, String body) {
        try {
            return schemas.computeIfAbsent(schema, this::compile).validate(MAPPER.readTree(body)).stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .limit(5)
                    .toList();
        } catch (JsonProcessingException malformed) {
            return List.of("the body is no JSON");
        }
    }

    /** References lead to the components of the document, which the schema takes along. */
    private Schema compile(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components"));
        return registry.getSchema(root);
    }
}
