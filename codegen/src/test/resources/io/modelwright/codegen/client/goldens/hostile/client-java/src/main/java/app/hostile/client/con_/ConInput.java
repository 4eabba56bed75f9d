package app.hostile.client.con_;

import app.hostile.client.runtime.Input;
import app.hostile.client.runtime.Wire;

/**
 * A new record, or all of one that is replaced. What is not set becomes its default.
 */
public final class ConInput extends Input {
    public ConInput record_(String value) {
        put("record", Wire.TEXT, value);
        return this;
    }
}
