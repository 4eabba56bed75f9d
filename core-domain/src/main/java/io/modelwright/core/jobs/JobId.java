package io.modelwright.core.jobs;

import java.util.UUID;

/** The id of one job. A UUIDv7. */
public record JobId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
