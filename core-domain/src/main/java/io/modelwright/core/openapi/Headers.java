package io.modelwright.core.openapi;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header fields of answers and requests, as components of a document. Stateless. */
public final class Headers {

    public static final String ETAG = "ETag";
    public static final String LOCATION = "Location";
    public static final String RETRY_AFTER = "Retry-After";

    private static final String ENTITY_TAG = "^\"[^\"]*\"$";

    private Headers() {}

    static Json.JsonObject components() {
        return Json.object()
                .put(ETAG, header("The revision of what is answered, for If-Match and If-None-Match.", entityTag()))
                .put(
                        LOCATION,
                        header("Where what was made, or the job that makes it, can be read.", JsonSchema.string()))
                .put(RETRY_AFTER, header("In how many seconds another try is worth it.", JsonSchema.integer(1, 86_400)))
                .put("RateLimit", header("What is left of the quota and when it is whole again.", JsonSchema.string()))
                .put("RateLimit-Policy", header("The quota that this was counted against.", JsonSchema.string()))
                .put("X-Request-Id", header("Names this request in the logs.", JsonSchema.string()))
                .put("WWW-Authenticate", header("How to sign in.", JsonSchema.string()))
                .build();
    }

    static JsonSchema entityTag() {
        return JsonSchema.matching(ENTITY_TAG);
    }

    private static Json header(String description, JsonSchema schema) {
        return Json.object()
                .put("description", description)
                .put("schema", schema.json())
                .build();
    }

    /** References to those components. */
    static Json.JsonObject references(List<String> names) {
        Json.ObjectBuilder headers = Json.object();
        names.forEach(name -> headers.put(
                name, Json.object().put("$ref", "#/components/headers/" + name).build()));
        return headers.build();
    }

    static List<String> ofAnswer(boolean limited) {
        return limited ? List.of("X-Request-Id", "RateLimit", "RateLimit-Policy") : List.of("X-Request-Id");
    }

    static Optional<Json> ofProblem(int status) {
        List<String> names = new ArrayList<>();
        if (status == 401) {
            names.add("WWW-Authenticate");
        }
        if (status == 429) {
            names.addAll(List.of("RateLimit", "RateLimit-Policy"));
        }
        if (status == 429 || status == 503) {
            names.add(RETRY_AFTER);
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(references(names));
    }
}
