package io.modelwright.core.deploy;

import java.time.Instant;

/**
 * What a container takes at a moment.
 *
 * @param cpuNanos processor time since it was started
 * @param memoryBytes what it holds, without what the kernel may give back
 * @param networkIn bytes received since it was started
 * @param networkOut bytes sent since it was started
 */
public record ContainerUse(
        Instant at,
        long cpuNanos,
        long memoryBytes,
        long memoryLimit,
        long networkIn,
        long networkOut,
        long diskRead,
        long diskWritten,
        int processes) {}
