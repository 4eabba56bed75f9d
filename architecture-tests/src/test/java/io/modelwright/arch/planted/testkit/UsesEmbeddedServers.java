package io.modelwright.arch.planted.testkit;

import io.modelwright.arch.planted.embedded.Server;

/** Allowed: the test extension starts them. */
public record UsesEmbeddedServers(Server server) {}
