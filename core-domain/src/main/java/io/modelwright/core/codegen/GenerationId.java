package io.modelwright.core.codegen;

import java.util.UUID;

/** The id of one generation. A UUIDv7. */
public record GenerationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
