package io.modelwright.arch.planted.application;

/** A use case. */
public record Service(String name) {}
