package io.modelwright.rest.codegen;

import io.modelwright.rest.json.WireName;
import java.util.Optional;

/** What is to be generated; the version is the live one where none is said, and options are those of the last time. */
public record GenerationRequestJson(
        String target,
        Optional<Integer> version,
        @WireName("package") Optional<String> basePackage,
        Optional<String> name) {}
