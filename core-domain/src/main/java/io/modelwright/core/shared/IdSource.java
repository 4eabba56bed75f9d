package io.modelwright.core.shared;

import java.util.UUID;

/** Where new ids come from: the core draws nothing at random by itself. Safe for use by several threads. */
@FunctionalInterface
public interface IdSource {

    /** A new UUIDv7, never given before. */
    UUID next();
}
