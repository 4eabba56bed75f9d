package io.modelwright.bootstrap.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelwright.bootstrap.api.FuzzScene;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes requests of an operation: valid, nearly valid and hostile ones in turn. For one thread. */
final class FuzzedRequests {

    /** How much is wrong with a request. */
    enum Temper {
        VALID,
        NEARLY_VALID,
        HOSTILE
    }

    private final SchemaValues values;
    private final FuzzScene scene;
    private final Random random;

    FuzzedRequests(JsonNode document, FuzzScene scene, Random random) {
        this.values = new SchemaValues(document, random);
        this.scene = scene;
        this.random = random;
    }

    HttpRequest make(String method, String path, JsonNode operation, Temper temper) {
        StringBuilder target = new StringBuilder(path);
        List<String> query = new ArrayList<>();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        for (JsonNode given : operation.path("parameters")) {
            JsonNode parameter = values.resolve(given);
            String name = parameter.get("name").asText();
            switch (parameter.get("in").asText()) {
                case "path" -> replace(target, "{" + name + "}", pathValue(operation, name, parameter, temper));
                case "query" -> {
                    if (parameter.path("required").asBoolean() || random.nextInt(4) == 0) {
                        query.add(name + "=" + encoded(value(parameter, temper)));
                    }
                }
                default -> {
                    if (parameter.path("required").asBoolean() || random.nextInt(4) == 0) {
                        header(request, name, value(parameter, temper));
                    }
                }
            }
        }
        if (temper == Temper.NEARLY_VALID && random.nextInt(8) == 0) {
            query.add("unknown=1");
        }
        request.header("Authorization", "Bearer " + scene.token());
        String suffix = query.isEmpty() ? "" : "?" + String.join("&", query);
        return request.uri(URI.create(scene.base() + target + suffix))
                .method(method, body(operation, request, temper))
                .build();
    }

    private static void replace(StringBuilder text, String part, String by) {
        int at = text.indexOf(part);
        if (at >= 0) {
            text.replace(at, at + part.length(), by);
        }
    }

    private String pathValue(JsonNode operation, String name, JsonNode parameter, Temper temper) {
        String id = operation.get("operationId").asText();
        List<String> known = scene.known(id, name);
        if (!known.isEmpty() && (temper == Temper.VALID || random.nextInt(3) > 0)) {
            return known.get(random.nextInt(known.size()));
        }
        String text = value(parameter, temper);
        // an empty segment makes another path
        return encoded(text.isEmpty() ? "x" : text).replace("+", "%20");
    }

    private String value(JsonNode parameter, Temper temper) {
        if (temper == Temper.HOSTILE && random.nextInt(3) > 0) {
            return JsonTexts.hostile(random);
        }
        JsonNode value = values.valid(parameter.path("schema"));
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(part -> parts.add(part.asText()));
            return String.join(",", parts);
        }
        return value.asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void header(HttpRequest.Builder request, String name, String value) {
        // what the client itself does not send
        if (value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            request.header(name, value);
        }
    }

    private HttpRequest.BodyPublisher body(JsonNode operation, HttpRequest.Builder request, Temper temper) {
        JsonNode content = operation.path("requestBody").path("content");
        if (content.isMissingNode() || (temper == Temper.HOSTILE && random.nextInt(10) == 0)) {
            return HttpRequest.BodyPublishers.noBody();
        }
        List<Map.Entry<String, JsonNode>> types = new ArrayList<>(content.properties());
        Map.Entry<String, JsonNode> type = types.get(random.nextInt(types.size()));
        boolean other = temper == Temper.HOSTILE && random.nextInt(6) == 0;
        request.header("Content-Type", other ? "application/x-other" : type.getKey());
        return HttpRequest.BodyPublishers.ofString(text(type.getValue().path("schema"), type.getKey(), temper));
    }

    private String text(JsonNode schema, String type, Temper temper) {
        if (temper == Temper.HOSTILE && random.nextInt(3) == 0) {
            return List.of(
                            "{",
                            "[".repeat(200),
                            "{\"a\":1,\"a\":2}",
                            "\u0000",
                            "nul",
                            "\"" + "a".repeat(5_000) + "\"",
                            "[]",
                            "{}",
                            "7")
                    .get(random.nextInt(9));
        }
        JsonNode value = temper == Temper.VALID ? values.valid(schema) : values.nearlyValid(schema);
        return (type.endsWith("json") && !type.endsWith("ndjson")) || type.endsWith("yaml")
                ? value.toString()
                : value.asText() + "\n" + JsonTexts.hostile(random);
    }
}
