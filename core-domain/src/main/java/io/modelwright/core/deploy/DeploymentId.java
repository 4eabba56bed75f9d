package io.modelwright.core.deploy;

import java.util.UUID;

/** The id of one deployment. A UUIDv7. */
public record DeploymentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
