package io.modelwright.core.openapi;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One operation in the making. What every operation of its kind answers (not signed in, too many requests, a fault) is added by
 * itself; so are the idempotency key of a POST and the answers around bodies. For one thread.
 */
public final class Operation {

    private final String id;
    private final String summary;
    private String description = "";
    private boolean secured = true;
    private boolean limited = true;
    private boolean deprecated;
    private Optional<Json> body = Optional.empty();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<Integer, Answer> answers = new TreeMap<>();
    private final Map<Integer, List<String>> problems = new TreeMap<>();

    private Operation(String id, String summary) {
        this.id = id;
        this.summary = summary;
    }

    public static Operation of(String id, String summary) {
        return new Operation(id, summary);
    }

    public String id() {
        return id;
    }

    public Operation described(String text) {
        description = text;
        return this;
    }

    /** Without signing in. */
    public Operation open() {
        secured = false;
        return this;
    }

    /** Outside of the API: not counted against a quota. */
    public Operation unlimited() {
        limited = false;
        return open();
    }

    public Operation deprecated() {
        deprecated = true;
        return this;
    }

    public Operation parameter(Parameter parameter) {
        parameters.add(parameter);
        return this;
    }

    /** The body that is needed, of that schema in each of the media types. */
    public Operation body(JsonSchema schema, List<String> mediaTypes, Optional<Json> example) {
        Map<String, JsonSchema> content = new LinkedHashMap<>();
        mediaTypes.forEach(type -> content.put(type, schema));
        return body(content, example);
    }

    /** The body that is needed, by media type; the example is in those of JSON. */
    public Operation body(Map<String, JsonSchema> content, Optional<Json> example) {
        Json.ObjectBuilder types = Json.object();
        // sorted: the order of an immutable map differs from one run to the next, and the document must not
        new TreeMap<>(content).forEach((type, schema) -> {
            Json.ObjectBuilder object = Json.object().put("schema", schema.json());
            example.filter(value -> type.endsWith("json")).ifPresent(value -> object.put("example", value));
            types.put(type, object.build());
        });
        body = Optional.of(Json.object()
                .put("required", true)
                .put("content", types.build())
                .build());
        problem(400).problem(413).problem(415).problem(422);
        return this;
    }

    public Operation answers(Answer answer) {
        answers.put(answer.status(), answer);
        return this;
    }

    /** That it can be refused so; with these codes, or with any of the kind where none are named. */
    public Operation problem(int status, String... codes) {
        problems.merge(status, List.of(codes), (before, now) -> now.isEmpty() ? before : now);
        return this;
    }

    /** The operation object. */
    Json.JsonObject json(String method, String path, String tag, Conventions conventions) {
        boolean keyed = conventions.takesIdempotencyKeys(method, path);
        Json.ObjectBuilder object = Json.object()
                .put("operationId", id)
                .put("tags", Json.array(List.of(Json.of(tag))))
                .put("summary", summary);
        if (!description.isEmpty()) {
            object.put("description", description);
        }
        if (deprecated) {
            object.put("deprecated", true);
        }
        object.put("security", Json.array(secured ? List.of(Components.BEARER) : List.of()));
        List<Json> all =
                new ArrayList<>(parameters.stream().<Json>map(Parameter::json).toList());
        if (keyed) {
            all.add(Components.IDEMPOTENCY_KEY);
        }
        if (!all.isEmpty()) {
            object.put("parameters", Json.array(all));
        }
        body.ifPresent(content -> object.put("requestBody", content));
        return object.put("responses", responses(conventions)).build();
    }

    private Json responses(Conventions conventions) {
        boolean counted = limited && conventions.hasQuotas();
        if (limited) {
            problem(400).problem(500).problem(503);
        }
        if (counted) {
            problem(429);
        }
        if (secured) {
            problem(401).problem(403);
        }
        if (limited && parameters.stream().anyMatch(parameter -> parameter.in() == Parameter.In.PATH)) {
            problem(404);
        }
        Map<Integer, Json> responses = new TreeMap<>();
        answers.forEach((status, answer) -> responses.put(status, answer.json(counted)));
        problems.forEach((status, codes) -> {
            ProblemKind kind = ProblemKind.of(status)
                    .orElseThrow(() -> new IllegalArgumentException(id + ": no kind of problem has status " + status));
            responses.put(status, codes.isEmpty() ? kind.reference() : kind.response(codes));
        });
        Json.ObjectBuilder object = Json.object();
        responses.forEach((status, response) -> object.put(Integer.toString(status), response));
        return object.build();
    }
}
