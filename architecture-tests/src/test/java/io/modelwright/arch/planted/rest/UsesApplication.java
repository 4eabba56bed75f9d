package io.modelwright.arch.planted.rest;

import io.modelwright.arch.planted.application.Service;

/** Breaks: an adapter knows no use case. */
public record UsesApplication(Service used) {}
