package io.modelwright.application.records.access;

import io.modelwright.core.modeling.ElementId;
import java.util.UUID;

/** Seals what people give as secrets, before any store sees it. Thread-safe. */
@FunctionalInterface
public interface SecretSealer {

    /** The sealed text, which opens only for that field of that record. */
    String seal(UUID record, ElementId field, String secret);
}
