package app.hostile.client.page;

import app.hostile.client.runtime.Choice;
import app.hostile.client.runtime.Wire;

public enum PagePatchChoice implements Choice {
    PAGE("page"),

    /**
     * A choice that came after this client; it cannot be sent.
     */
    UNKNOWN_("");

    public static final Wire<PagePatchChoice> WIRE = Wire.choice(values(), choice -> choice.wireName, UNKNOWN_);

    private final String wireName;

    PagePatchChoice(String wireName) {
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
