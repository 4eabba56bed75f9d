package app.tasks.client.project;

import app.tasks.client.runtime.Input;
import app.tasks.client.runtime.Money;
import app.tasks.client.runtime.Wire;

/**
 * Changes of a record. What is not set stays as it is.
 */
public final class ProjectPatch extends Input {
    /**
     * At most 120 characters. Unique.
     */
    public ProjectPatch name(String value) {
        put("name", Wire.TEXT, value);
        return this;
    }

    public ProjectPatch budget(Money value) {
        put("budget", Wire.MONEY, value);
        return this;
    }
}
