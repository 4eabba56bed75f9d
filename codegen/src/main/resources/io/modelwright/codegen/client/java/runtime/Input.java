package client.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is sent of a record: the members that were set. Not for use by several threads. */
public abstract class Input {

    private final ObjectNode json = JsonText.MAPPER.createObjectNode();

    protected Input() {}

    /** Sets a member; null takes its value away. */
    protected final <T> void put(String member, Wire<T> wire, T value) {
        if (value == null) {
            json.putNull(member);
        } else {
            json.set(member, wire.write(value));
        }
    }

    static JsonNode json(Input input) {
        return input.json;
    }
}
