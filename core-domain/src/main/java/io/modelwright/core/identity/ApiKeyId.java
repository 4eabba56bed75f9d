package io.modelwright.core.identity;

import java.util.UUID;

/** The id of an API key, which is no secret. A UUIDv7. */
public record ApiKeyId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
