package io.modelwright.rest.identity;

import java.util.Optional;

/** What people change of their own account; what is left out stays. */
public record ProfileChangeJson(Optional<String> displayName) {}
