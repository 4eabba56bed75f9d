package io.modelwright.core.deploy;

import java.util.UUID;

/** The id of one build. A UUIDv7. */
public record BuildId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
