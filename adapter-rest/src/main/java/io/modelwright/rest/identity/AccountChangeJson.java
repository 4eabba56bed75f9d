package io.modelwright.rest.identity;

import java.util.Optional;

/** What an administrator changes of an account; what is left out stays. */
public record AccountChangeJson(Optional<Boolean> disabled) {}
