package app.hostile.client.string;

import app.hostile.client.runtime.Choice;
import app.hostile.client.runtime.Wire;

public enum StringStringChoice implements Choice {
    STRING("string"),

    UNRECOGNIZED("unrecognized"),

    /**
     * A choice that came after this client; it cannot be sent.
     */
    UNKNOWN_("");

    public static final Wire<StringStringChoice> WIRE = Wire.choice(values(), choice -> choice.wireName, UNKNOWN_);

    private final String wireName;

    StringStringChoice(String wireName) {
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
