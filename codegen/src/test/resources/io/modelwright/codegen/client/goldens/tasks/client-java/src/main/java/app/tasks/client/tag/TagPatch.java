package app.tasks.client.tag;

import app.tasks.client.runtime.Input;
import app.tasks.client.runtime.Wire;

/**
 * Changes of a record. What is not set stays as it is.
 */
public final class TagPatch extends Input {
    /**
     * At most 100 characters. Unique.
     */
    public TagPatch name(String value) {
        put("name", Wire.TEXT, value);
        return this;
    }
}
