package io.modelwright.application.records.access;

import io.modelwright.core.secrets.SecretPlace;

/** Seals what people give as secrets, before any store sees it. Thread-safe. */
@FunctionalInterface
public interface SecretSealer {

    /** The sealed text, which opens only at that place. */
    String seal(SecretPlace place, String secret);
}
