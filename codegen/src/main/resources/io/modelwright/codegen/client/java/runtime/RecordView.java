package client.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A record as a server showed it. Immutable; equal where the same was shown. */
public abstract class RecordView {

    private final JsonNode json;
    // records behind relations are made once, however often they are walked
    private final Map<String, Object> relations = new ConcurrentHashMap<>(0);

    /** @param json what nobody changes any more */
    protected RecordView(JsonNode json) {
        this.json = json;
    }

    /** Whether the answer held that member, by its name on the wire. */
    public static boolean shows(RecordView record, String member) {
        return record.json.has(member);
    }

    /** The JSON that the server showed. */
    public static JsonNode json(RecordView record) {
        return record.json.deepCopy();
    }

    /** The value of a member that records always have; null says that the caller may not read it in this one. */
    protected final <T> T value(String member, Wire<T> wire) {
        JsonNode value = shown(member);
        if (value.isNull()) {
            throw new NotShownException(member);
        }
        return wire.read(value);
    }

    /** The value of a member that may be null. */
    protected final <T> Optional<T> optional(String member, Wire<T> wire) {
        JsonNode value = shown(member);
        return value.isNull() ? Optional.empty() : Optional.of(wire.read(value));
    }

    /** The other end of a relation. */
    @SuppressWarnings("unchecked") // a member is read by one accessor, which gives one wire form
    protected final <T> Optional<T> relation(String member, Wire<T> wire) {
        JsonNode value = shown(member);
        return value.isNull()
                ? Optional.empty()
                : Optional.of((T) relations.computeIfAbsent(member, ignored -> wire.read(value)));
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
