package io.modelwright.bootstrap.health;

import java.util.function.BooleanSupplier;

/**
 * One thing that the platform stands on.
 *
 * @param need what its absence means
 * @param isHealthy may block; an exception counts as no
 */
public record HealthCheck(String name, Need need, BooleanSupplier isHealthy) {

    /** How much the platform needs it. */
    public enum Need {
        /** Without it nothing can be served. */
        REQUIRED,
        /** Without it less is served, or worse. */
        WANTED
    }
}
