package io.modelwright.arch.planted.embedded;

/** A type of the embedded servers. */
public record Server(int port) {}
