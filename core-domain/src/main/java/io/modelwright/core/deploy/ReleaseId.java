package io.modelwright.core.deploy;

import java.util.UUID;

/** The id of one release; that of the job that makes it too. A UUIDv7. */
public record ReleaseId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
