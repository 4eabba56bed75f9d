package io.modelwright.core.openapi;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operation answers where it does what it was asked for.
 *
 * @param content schemas by media type; none for an answer without a body
 * @param headers names of components
 */
public record Answer(int status, String description, Map<String, JsonSchema> content, List<String> headers) {

    public static final String JSON = "application/json";

    public Answer {
        content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
        headers = List.copyOf(headers);
    }

    public static Answer json(int status, String description, JsonSchema schema) {
        return new Answer(status, description, Map.of(JSON, schema), List.of());
    }

    public static Answer empty(int status, String description) {
        return new Answer(status, description, Map.of(), List.of());
    }

    /** The same in another media type too. */
    public Answer or(String mediaType, JsonSchema schema) {
        Map<String, JsonSchema> more = new LinkedHashMap<>(content);
        more.put(mediaType, schema);
        return new Answer(status, description, more, headers);
    }

    public Answer with(String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Answer(status, description, content, all);
    }

    Json json(boolean limited) {
        List<String> names = new ArrayList<>(headers);
        names.addAll(Headers.ofAnswer(limited));
        Json.ObjectBuilder object =
                Json.object().put("description", description).put("headers", Headers.references(names));
        if (!content.isEmpty()) {
            Json.ObjectBuilder types = Json.object();
            content.forEach((type, schema) ->
                    types.put(type, Json.object().put("schema", schema.json()).build()));
            object.put("content", types.build());
        }
        return object.build();
    }
}
