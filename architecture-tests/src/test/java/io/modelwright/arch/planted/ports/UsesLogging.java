package io.modelwright.arch.planted.ports;

import org.slf4j.Logger;

/** Breaks: a port is no place for logging. */
public record UsesLogging(Logger used) {}
