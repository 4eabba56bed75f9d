package io.modelwright.arch.planted.core;

import io.modelwright.arch.planted.ports.Port;

/** Breaks: the core knows no port. */
public record UsesPort(Port used) {}
