package io.modelwright.arch.planted.embedded;

import io.modelwright.arch.planted.core.Thing;

/** Breaks: the embedded servers know nothing of the platform. */
public record UsesCore(Thing used) {}
