package io.modelwright.core.exchange.source;

import io.modelwright.core.modeling.Relation;
import java.util.Optional;

/**
 * A relation that the foreign model names itself, without columns.
 *
 * @param from the table that owns it
 * @param to a table, or {@link Relation#USER}
 */
public record SourceLink(
        String from,
        String name,
        Relation.Kind kind,
        String to,
        Optional<String> inverse,
        boolean required,
        Relation.OnDelete onDelete,
        Optional<String> comment,
        int line) {}
