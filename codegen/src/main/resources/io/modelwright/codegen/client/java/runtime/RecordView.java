package client.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A record as a server showed it. Immutable; equal where the same was shown. */
public abstract class RecordView {

    private final JsonNode json;

    protected RecordView(JsonNode json) {
        this.json = json.deepCopy();
    }

    /** Whether the answer held that member, by its name on the wire. */
    public static boolean shows(RecordView record, String member) {
        return record.json.has(member);
    }

    /** The JSON that the server showed. */
    public static JsonNode json(RecordView record) {
        return record.json.deepCopy();
    }

    /** The value of a member that is never null. */
    protected final <T> T value(String member, Wire<T> wire) {
        return wire.read(shown(member));
    }

    /** The value of a member that may be null. */
    protected final <T> Optional<T> optional(String member, Wire<T> wire) {
        JsonNode value = shown(member);
        return value.isNull() ? Optional.empty() : Optional.of(wire.read(value));
    }

    private JsonNode shown(String member) {
        JsonNode value = json.get(member);
        if (value == null) {
            throw new NotShownException(member);
        }
        return value;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && json.equals(((RecordView) other).json);
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + json;
    }
}
