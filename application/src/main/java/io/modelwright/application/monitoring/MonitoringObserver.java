package io.modelwright.application.monitoring;

import java.time.Duration;

/** Is told of the collector's own work. Must be quick. */
@FunctionalInterface
public interface MonitoringObserver {

    /**
     * All deployments were looked at.
     *
     * @param kept how many looks were kept
     * @param failed how many deployments could not be looked at, or their looks not kept
     */
    void turned(Duration took, int kept, int failed);
}
