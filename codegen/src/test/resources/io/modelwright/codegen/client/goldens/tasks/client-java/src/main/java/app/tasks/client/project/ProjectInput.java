package app.tasks.client.project;

import app.tasks.client.runtime.Input;
import app.tasks.client.runtime.Money;
import app.tasks.client.runtime.Wire;

/**
 * A new record, or all of one that is replaced. What is not set becomes its default.
 * Needed: name.
 */
public final class ProjectInput extends Input {
    /**
     * At most 120 characters. Unique.
     */
    public ProjectInput name(String value) {
        put("name", Wire.TEXT, value);
        return this;
    }

    public ProjectInput budget(Money value) {
        put("budget", Wire.MONEY, value);
        return this;
    }
}
