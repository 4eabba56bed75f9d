package io.modelwright.rest.apps;

import java.util.Optional;

/** What a new app is made of. {@code workspace} is the id of the one that shall own it. */
public record NewAppJson(String name, Optional<String> slug, Optional<String> workspace) {}
