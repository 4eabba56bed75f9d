package app.support.http;

import app.support.json.JsonPointer;
import app.support.problem.FieldErrors;
import app.support.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;

/** The body that says to which version a record goes back: {@code {"version":2}}. Stateless. */
final class Restoration {

    private static final String VERSION = "version";

    private Restoration() {}

    /** The version; 422 where the body says anything else. */
    static long version(JsonNode body) {
        FieldErrors errors = new FieldErrors();
        JsonPointer place = JsonPointer.ROOT.member(VERSION);
        if (!body.isObject()) {
            errors.wrongType(JsonPointer.ROOT, "an object");
        } else if (!body.has(VERSION)) {
            errors.add("required", place, "This is required.");
        } else if (!isWhole(body.get(VERSION))) {
            errors.wrongType(place, "a whole number");
        }
        body.properties().forEach(member -> {
            if (!member.getKey().equals(VERSION)) {
                errors.add("unknown-field", JsonPointer.ROOT.member(member.getKey()), "There is no such member here.");
            }
        });
        if (!errors.isEmpty()) {
            throw Problem.of(422, "invalid", "The content is not valid.")
                    .withErrors(errors.toList())
                    .exception();
        }
        return body.get(VERSION).longValue();
    }

    private static boolean isWhole(JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong();
    }
}
