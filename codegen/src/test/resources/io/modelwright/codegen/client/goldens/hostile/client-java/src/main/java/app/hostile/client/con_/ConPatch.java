package app.hostile.client.con_;

import app.hostile.client.runtime.Input;
import app.hostile.client.runtime.Wire;

/**
 * Changes of a record. What is not set stays as it is.
 */
public final class ConPatch extends Input {
    public ConPatch record_(String value) {
        put("record", Wire.TEXT, value);
        return this;
    }
}
