package io.modelwright.core.identity;

import java.util.UUID;

/** The id of an invitation. A UUIDv7. */
public record InvitationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
