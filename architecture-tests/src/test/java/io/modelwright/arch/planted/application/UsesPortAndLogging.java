package io.modelwright.arch.planted.application;

import io.modelwright.arch.planted.core.Thing;
import io.modelwright.arch.planted.ports.Port;
import org.slf4j.Logger;

/** Allowed: a use case speaks to ports and logs. */
public record UsesPortAndLogging(Port port, Thing thing, Logger logger) {}
