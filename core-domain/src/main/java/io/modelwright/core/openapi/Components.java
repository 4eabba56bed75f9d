package io.modelwright.core.openapi;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the operations of every document refer to. Stateless. */
public final class Components {

    static final Json BEARER =
            Json.object().put("bearer", Json.array(List.of())).build();
    static final Json IDEMPOTENCY_KEY =
            Json.object().put("$ref", "#/components/parameters/Idempotency-Key").build();

    private static final int KEY_MAX = 255;

    private Components() {}

    /** The components object with these schemas and the common ones, in the order of their names. */
    static Json of(Map<String, JsonSchema> schemas, Conventions conventions) {
        Map<String, JsonSchema> sorted = new TreeMap<>(schemas);
        sorted.putAll(ProblemKind.schemas());
        Json.ObjectBuilder object = Json.object();
        sorted.forEach((name, schema) -> object.put(name, schema.json()));
        Json.ObjectBuilder components =
                Json.object().put("schemas", object.build()).put("responses", ProblemKind.components());
        components.put(
                "parameters",
                Json.object().put("Idempotency-Key", idempotencyKey().json()).build());
        return components
                .put("headers", Headers.components())
                .put("securitySchemes", securitySchemes(conventions))
                .build();
    }

    private static Json securitySchemes(Conventions conventions) {
        Json bearer = Json.object()
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", conventions.bearer())
                .build();
        return Json.object().put("bearer", bearer).build();
    }

    private static Parameter idempotencyKey() {
        return Parameter.header(
                "Idempotency-Key",
                "Chosen by the client for one effect: the same request again within 24 hours is answered as the first was.",
                JsonSchema.string(1, KEY_MAX));
    }

    /** A page of a list: {@code {items, nextCursor}}, with {@code total} where that was asked for. */
    public static JsonSchema page(JsonSchema item, boolean counted) {
        JsonSchema.Members page = JsonSchema.object()
                .required("items", JsonSchema.array(item))
                .required("nextCursor", JsonSchema.string().nullable());
        return counted ? page.optional("total", JsonSchema.natural()).build() : page.build();
    }

    public static Parameter limit() {
        return Parameter.query(
                "limit",
                "How many items a page has at most.",
                JsonSchema.integer(1, 500).with("default", 25));
    }

    public static Parameter cursor() {
        return Parameter.query(
                "cursor", "The nextCursor of the page before; of the same query.", JsonSchema.string(1, 10_000));
    }

    public static Parameter count() {
        return Parameter.query(
                "count", "Whether to tell the total.", JsonSchema.bool().with("default", Json.of(false)));
    }

    public static Parameter ifMatch(boolean required) {
        Parameter parameter = Parameter.header(
                "If-Match",
                required
                        ? "The ETag of the revision that the change was made from."
                        : "Do it only where this is the ETag still.",
                Headers.entityTag());
        return required ? parameter.asRequired() : parameter;
    }

    public static Parameter ifNoneMatch() {
        return Parameter.header(
                "If-None-Match", "The ETag of what is known already: then 304.", JsonSchema.string(1, 1_000));
    }

    /** The stream of events, which clients go on with from the last one that they saw. */
    public static Operation stream(String id, String summary, String events) {
        return Operation.of(id, summary)
                .described("Server-sent events: " + events + " A stream ends by itself after some minutes; go on with"
                        + " Last-Event-ID. Read it by fetch, with the Authorization header.")
                .parameter(Parameter.header(
                        "Last-Event-ID", "The id of the last event that was seen.", JsonSchema.string(1, 200)))
                .answers(new Answer(
                        200, "The events as they happen.", Map.of("text/event-stream", JsonSchema.string()), List.of()))
                .problem(404)
                .problem(422);
    }
}
