package io.modelwright.rest.apps;

import java.util.Optional;

/** What changes of an app; what is left out stays. */
public record AppChangeJson(Optional<String> name, Optional<String> slug) {}
