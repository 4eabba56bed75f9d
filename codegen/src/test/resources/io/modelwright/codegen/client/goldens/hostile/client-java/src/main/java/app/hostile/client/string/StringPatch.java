package app.hostile.client.string;

import app.hostile.client.runtime.Input;
import app.hostile.client.runtime.Wire;
import java.util.List;
import java.util.UUID;

/**
 * Changes of a record. What is not set stays as it is.
 */
public final class StringPatch extends Input {
    public StringPatch string(StringStringChoice value) {
        put("string", StringStringChoice.WIRE, value);
        return this;
    }

    /**
     * Requests set all of them at once.
     */
    public StringPatch money(List<UUID> value) {
        put("money", Wire.IDS, value);
        return this;
    }
}
