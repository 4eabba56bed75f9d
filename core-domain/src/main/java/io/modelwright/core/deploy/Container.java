package io.modelwright.core.deploy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container as the engine sees it.
 *
 * @param port the port of 127.0.0.1 that leads to it; empty where it has none or does not run
 * @param exit how its process ended, once it has: 137 with {@code outOfMemory} where it took more than it may
 * @param restarts how often the engine started it again
 */
public record Container(
        DockerName name,
        ImageId image,
        Labels labels,
        State state,
        OptionalInt port,
        OptionalInt exit,
        boolean outOfMemory,
        int restarts,
        Optional<Instant> startedAt) {

    /** Whether it runs. */
    public enum State {
        CREATED,
        RUNNING,
        /** It ended by itself and waits for the engine to start it again. */
        RESTARTING,
        STOPPED
    }
}
