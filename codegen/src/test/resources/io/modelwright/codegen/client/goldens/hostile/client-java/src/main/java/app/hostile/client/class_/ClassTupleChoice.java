package app.hostile.client.class_;

import app.hostile.client.runtime.Choice;
import app.hostile.client.runtime.Wire;

public enum ClassTupleChoice implements Choice {
    STRING("string"),

    NUMBER("number"),

    /**
     * A choice that came after this client; it cannot be sent.
     */
    UNKNOWN_("");

    public static final Wire<ClassTupleChoice> WIRE = Wire.choice(values(), choice -> choice.wireName, UNKNOWN_);

    private final String wireName;

    ClassTupleChoice(String wireName) {
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
