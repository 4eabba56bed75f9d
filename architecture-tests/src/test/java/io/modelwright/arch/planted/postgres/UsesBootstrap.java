package io.modelwright.arch.planted.postgres;

import io.modelwright.arch.planted.bootstrap.Wiring;

/** Breaks: an adapter does not know who wires it. */
public record UsesBootstrap(Wiring used) {}
