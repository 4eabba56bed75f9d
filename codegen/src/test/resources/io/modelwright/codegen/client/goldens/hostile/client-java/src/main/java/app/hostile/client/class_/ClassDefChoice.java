package app.hostile.client.class_;

import app.hostile.client.runtime.Choice;
import app.hostile.client.runtime.Wire;

public enum ClassDefChoice implements Choice {
    CLASS("class"),

    NONE("none"),

    _2ND("2nd"),

    A_B("a-b"),

    UPPER("UPPER"),

    IN_PROGRESS("in_progress"),

    /**
     * A choice that came after this client; it cannot be sent.
     */
    UNKNOWN_("");

    public static final Wire<ClassDefChoice> WIRE = Wire.choice(values(), choice -> choice.wireName, UNKNOWN_);

    private final String wireName;

    ClassDefChoice(String wireName) {
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
