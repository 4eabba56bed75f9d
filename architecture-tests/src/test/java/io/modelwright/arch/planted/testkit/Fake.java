package io.modelwright.arch.planted.testkit;

/** A type for tests. */
public record Fake(String name) {}
