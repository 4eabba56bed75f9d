package io.modelwright.rest.deploy;

import java.util.Optional;

/** What an image is to be made of; the version is the live one where none is said. */
public record BuildRequestJson(String target, Optional<Integer> version, Optional<Boolean> noCache) {}
