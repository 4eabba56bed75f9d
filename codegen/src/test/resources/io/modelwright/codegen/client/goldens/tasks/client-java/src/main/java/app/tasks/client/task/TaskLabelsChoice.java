package app.tasks.client.task;

import app.tasks.client.runtime.Choice;
import app.tasks.client.runtime.Wire;

public enum TaskLabelsChoice implements Choice {
    RED("red"),

    GREEN("green"),

    BLUE("blue"),

    /**
     * A choice that came after this client; it cannot be sent.
     */
    UNKNOWN_("");

    public static final Wire<TaskLabelsChoice> WIRE = Wire.choice(values(), choice -> choice.wireName, UNKNOWN_);

    private final String wireName;

    TaskLabelsChoice(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        if (this == UNKNOWN_) {
            throw new IllegalStateException("an unknown choice cannot be sent");
        }
        return wireName;
    }
}
