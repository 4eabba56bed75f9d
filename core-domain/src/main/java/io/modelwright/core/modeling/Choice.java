package io.modelwright.core.modeling;

import java.util.Optional;

/**
 * One value that a choice or multiChoice field may take.
 *
 * @param name what is stored and travels on the wire
 * @param color {@code #rrggbb}
 */
public record Choice(ElementId id, String name, Optional<String> label, Optional<String> color) {}
