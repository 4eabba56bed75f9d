package client.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** What was computed over the records of one group, as it is on the wire. Immutable. */
public final class Group {

    private final JsonNode json;

    Group(JsonNode json) {
        this.json = json;
    }

    /** What its records have in common at a name of {@code groupBy}; null of JSON where they have no value. */
    public JsonNode by(String name) {
        return shown("group", name);
    }

    /** How many records it has, where that was asked for. */
    public long count() {
        if (!json.path("count").isNumber()) {
            throw new NotShownException("count");
        }
        return json.path("count").longValue();
    }

    /** What a function such as {@code min} gives of a member; null of JSON where there is no value. */
    public JsonNode result(String function, String member) {
        return shown(function, member);
    }

    /** The sum of a member without losing a digit; zero where there is no value. */
    public BigDecimal sum(String member) {
        JsonNode sum = shown("sum", member);
        return sum.isNull() ? BigDecimal.ZERO : new BigDecimal(sum.asText());
    }

    private JsonNode shown(String part, String name) {
        JsonNode value = json.path(part).path(name);
        if (value.isMissingNode()) {
            throw new NotShownException(part + " of " + name);
        }
        return value.deepCopy();
    }
}
