package io.modelwright.core.identity;

import java.util.UUID;

/** The id of one signed-in session: the family of refresh tokens that began with one sign-in. A UUIDv7. */
public record SessionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
