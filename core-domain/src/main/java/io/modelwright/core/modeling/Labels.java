package io.modelwright.core.modeling;

import java.util.Optional;

/** What people read about an element; any Unicode. {@code pluralName} is for entities only. */
public record Labels(Optional<String> displayName, Optional<String> pluralName, Optional<String> description) {

    public static final Labels NONE = new Labels(Optional.empty(), Optional.empty(), Optional.empty());
}
