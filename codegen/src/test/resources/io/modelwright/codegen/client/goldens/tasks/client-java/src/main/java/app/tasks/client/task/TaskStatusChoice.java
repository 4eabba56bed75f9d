package app.tasks.client.task;

import app.tasks.client.runtime.Choice;
import app.tasks.client.runtime.Wire;

public enum TaskStatusChoice implements Choice {
    TODO("todo"),

    DOING("doing"),

    DONE("done"),

    /**
     * A choice that came after this client; it cannot be sent.
     */
    UNKNOWN_("");

    public static final Wire<TaskStatusChoice> WIRE = Wire.choice(values(), choice -> choice.wireName, UNKNOWN_);

    private final String wireName;

    TaskStatusChoice(String wireName) {
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
