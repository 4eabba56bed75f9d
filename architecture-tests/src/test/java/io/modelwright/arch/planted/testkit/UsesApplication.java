package io.modelwright.arch.planted.testkit;

import io.modelwright.arch.planted.application.Service;

/** Breaks: the testkit knows no use case. */
public record UsesApplication(Service used) {}
