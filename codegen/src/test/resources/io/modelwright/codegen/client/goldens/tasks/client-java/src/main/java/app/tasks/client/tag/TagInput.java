package app.tasks.client.tag;

import app.tasks.client.runtime.Input;
import app.tasks.client.runtime.Wire;

/**
 * A new record, or all of one that is replaced. What is not set becomes its default.
 * Needed: name.
 */
public final class TagInput extends Input {
    /**
     * At most 100 characters. Unique.
     */
    public TagInput name(String value) {
        put("name", Wire.TEXT, value);
        return this;
    }
}
