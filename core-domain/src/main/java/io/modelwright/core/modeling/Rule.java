package io.modelwright.core.modeling;

import java.util.Optional;

/**
 * A condition that every record meets; fails only where the expression is false, not where it is unknown.
 *
 * @param expression CEL, boolean
 * @param message shown where it fails
 * @param field the field that the message is shown at, or none for the record as a whole
 */
public record Rule(ElementId id, String expression, String message, Optional<String> field) {}
