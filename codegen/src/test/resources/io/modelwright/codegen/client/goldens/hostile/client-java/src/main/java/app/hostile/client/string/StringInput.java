package app.hostile.client.string;

import app.hostile.client.runtime.Input;
import app.hostile.client.runtime.Wire;
import java.util.List;
import java.util.UUID;

/**
 * A new record, or all of one that is replaced. What is not set becomes its default.
 */
public final class StringInput extends Input {
    public StringInput string(StringStringChoice value) {
        put("string", StringStringChoice.WIRE, value);
        return this;
    }

    /**
     * Requests set all of them at once.
     */
    public StringInput money(List<UUID> value) {
        put("money", Wire.IDS, value);
        return this;
    }
}
