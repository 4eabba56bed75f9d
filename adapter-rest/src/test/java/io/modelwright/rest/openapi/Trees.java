package io.modelwright.rest.openapi;

import io.modelwright.core.shared.Json;
import java.util.List;
import java.util.Map;

/** Looking into documents; what is absent is empty. */
final class Trees {

    private static final Json NOTHING = Json.object().build();

    private Trees() {}

    static Json at(Json value, String... path) {
        Json place = value;
        for (String step : path) {
            place = place instanceof Json.JsonObject object ? object.find(step).orElse(NOTHING) : NOTHING;
        }
        return place;
    }

    static Map<String, Json> members(Json value) {
        return value instanceof Json.JsonObject object ? object.members() : Map.of();
    }

    static List<Json> items(Json value) {
        return value instanceof Json.JsonArray array ? array.items() : List.of();
    }

    static String text(Json value, String member) {
        return at(value, member) instanceof Json.JsonString(String text) ? text : "";
    }

    static boolean isTrue(Json value, String member) {
        return at(value, member).equals(Json.of(true));
    }

    /** What a reference leads to, or the value itself. */
    static Json resolve(Json document, Json value) {
        String reference = text(value, "$ref");
        return reference.isEmpty()
                ? value
                : resolve(
                        document,
                        at(document, reference.substring("#/".length()).split("/")));
    }
}
