package io.modelwright.core.shared;

import java.util.UUID;

/** The id of a person (or a machine) that signs in. A UUIDv7. */
public record AccountId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
