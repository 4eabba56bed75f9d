package io.modelwright.core.modeling;

import io.modelwright.core.shared.Json;
import java.util.Optional;

/**
 * One value of a record.
 *
 * @param required whether a record may lack it
 * @param unique whether no two records share a value
 * @param defaultValue the value of new records where none is given, in its wire form
 */
public record Field(
        ElementId id,
        String name,
        Labels labels,
        FieldType type,
        boolean required,
        boolean unique,
        Optional<Json> defaultValue) {}
