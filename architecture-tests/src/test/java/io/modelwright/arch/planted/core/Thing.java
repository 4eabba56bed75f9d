package io.modelwright.arch.planted.core;

/** A type of the core. */
public record Thing(String name) {}
