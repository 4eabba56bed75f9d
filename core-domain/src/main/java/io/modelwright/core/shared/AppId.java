package io.modelwright.core.shared;

import java.util.UUID;

/** The id of one application that people design. A UUIDv7. */
public record AppId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
