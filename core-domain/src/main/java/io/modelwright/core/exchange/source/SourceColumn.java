package io.modelwright.core.exchange.source;

import java.util.Optional;

/**
 * A column.
 *
 * @param generated whether the database gives new rows their value: identity, sequence, random id
 * @param defaultValue the literal for new rows, as rows write it
 * @param computed the expression that it is always computed by
 */
public record SourceColumn(
        String name,
        int line,
        SourceType type,
        boolean nullable,
        boolean generated,
        Optional<String> defaultValue,
        Optional<SourceExpression> computed,
        Optional<String> comment) {

    public static SourceColumn of(String name, int line, SourceType type, boolean nullable) {
        return new SourceColumn(
                name, line, type, nullable, false, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
