package io.modelwright.rest.deploy;

import java.util.Optional;

/** @param release the number of the release to go back to; the one that served before where none is said */
public record RollbackRequestJson(Optional<Integer> release) {}
