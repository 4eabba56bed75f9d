package io.modelwright.rest.codegen;

import java.util.Optional;

/** What is to be generated; the version is the live one where none is said. */
public record GenerationRequestJson(String target, Optional<Integer> version) {}
