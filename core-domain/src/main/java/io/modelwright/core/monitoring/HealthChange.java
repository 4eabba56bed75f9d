package io.modelwright.core.monitoring;

import java.time.Instant;

/** That a deployment has been so since then. */
public record HealthChange(Instant at, Health health) {}
