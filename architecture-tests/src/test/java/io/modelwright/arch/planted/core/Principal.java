package io.modelwright.arch.planted.core;

/** The one who acts. */
public record Principal(String name) {}
