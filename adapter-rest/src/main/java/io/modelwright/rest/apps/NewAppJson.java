package io.modelwright.rest.apps;

import java.util.Optional;

/** What a new app is made of. {@code workspace} is the id of the one that shall own it, {@code template} the slug of a design to begin with. */
public record NewAppJson(
        String name,
        Optional<String> slug,
        Optional<String> workspace,
        Optional<String> template,
        Optional<Boolean> sample) {}
