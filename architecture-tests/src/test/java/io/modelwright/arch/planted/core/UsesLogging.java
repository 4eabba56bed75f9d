package io.modelwright.arch.planted.core;

import org.slf4j.Logger;

/** Breaks: the core does not log. */
public record UsesLogging(Logger used) {}
