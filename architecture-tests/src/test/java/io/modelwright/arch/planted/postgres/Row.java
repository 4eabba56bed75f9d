package io.modelwright.arch.planted.postgres;

/** A type of another adapter. */
public record Row(String name) {}
