package io.modelwright.arch.planted.ports;

import io.modelwright.arch.planted.application.Service;

/** Breaks: a port knows no use case. */
public record UsesApplication(Service used) {}
