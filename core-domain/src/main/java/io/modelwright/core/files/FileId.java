package io.modelwright.core.files;

import java.util.UUID;

/** A file, for ever. A UUIDv7; that somebody knows it opens nothing. */
public record FileId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
