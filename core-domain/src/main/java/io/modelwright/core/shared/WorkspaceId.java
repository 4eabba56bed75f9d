package io.modelwright.core.shared;

import java.util.UUID;

/** The id of a workspace, that is, of a tenant. A UUIDv7. */
public record WorkspaceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
