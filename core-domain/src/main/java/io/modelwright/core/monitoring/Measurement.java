package io.modelwright.core.monitoring;

import io.modelwright.core.deploy.ContainerUse;
import java.time.Instant;
import java.util.Optional;

/**
 * What one look at a deployment showed.
 *
 * @param container empty where it does not run, or did not answer
 * @param app empty where the application did not answer, or counts nothing
 */
public record Measurement(Instant at, Health health, Optional<Measured> container, Optional<AppCounters> app) {

    /** What the engine said of its container. */
    public record Measured(ContainerCounters counters, long memory, long memoryLimit) {

        public static Measured of(ContainerCounters counters, ContainerUse use) {
            return new Measured(counters, Math.max(0, use.memoryBytes()), Math.max(0, use.memoryLimit()));
        }
    }
}
