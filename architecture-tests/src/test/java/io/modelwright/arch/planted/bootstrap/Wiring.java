package io.modelwright.arch.planted.bootstrap;

/** A type of the composition root. */
public record Wiring(String name) {}
