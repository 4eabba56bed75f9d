package io.modelwright.core.exchange.source;

import java.util.Optional;

/**
 * A condition that every row meets; it fails only where it is false, not where it is unknown.
 *
 * @param condition absent where the reader knows no form for it
 * @param text as written
 */
public record SourceCheck(Optional<SourceExpression> condition, String text, Optional<String> name, int line) {}
