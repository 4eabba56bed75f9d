package io.modelwright.core.monitoring;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerUse;
import java.time.Instant;

/**
 * What a container has taken since it was started.
 *
 * @param name of the container
 * @param startedAt when its process was started: whatever counts within it begins anew then
 * @param restarts how often the engine started it again
 */
public record ContainerCounters(
        String name, Instant startedAt, int restarts, long cpuNanos, long networkIn, long networkOut) {

    public static ContainerCounters of(Container container, ContainerUse use) {
        return new ContainerCounters(
                container.name().toString(),
                container.startedAt().orElse(Instant.EPOCH),
                container.restarts(),
                Math.max(0, use.cpuNanos()),
                Math.max(0, use.networkIn()),
                Math.max(0, use.networkOut()));
    }

    /** Whether the process is the one of then. */
    boolean isSameLife(ContainerCounters before) {
        return name.equals(before.name) && startedAt.equals(before.startedAt);
    }

    /** How often it was started since then, where that is another container not at all. */
    int restartsSince(ContainerCounters before) {
        if (!name.equals(before.name)) {
            return restarts;
        }
        int counted = Math.max(0, restarts - before.restarts);
        return startedAt.equals(before.startedAt) ? counted : Math.max(1, counted);
    }

    ContainerCounters since(ContainerCounters before) {
        boolean anew = !isSameLife(before)
                || cpuNanos < before.cpuNanos
                || networkIn < before.networkIn
                || networkOut < before.networkOut;
        return new ContainerCounters(
                name,
                startedAt,
                restartsSince(before),
                anew ? cpuNanos : cpuNanos - before.cpuNanos,
                anew ? networkIn : networkIn - before.networkIn,
                anew ? networkOut : networkOut - before.networkOut);
    }
}
