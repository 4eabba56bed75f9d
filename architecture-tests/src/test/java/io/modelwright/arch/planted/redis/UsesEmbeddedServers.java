package io.modelwright.arch.planted.redis;

import io.modelwright.arch.planted.embedded.Server;

/** Breaks: an adapter does not know where its server comes from. */
public record UsesEmbeddedServers(Server used) {}
