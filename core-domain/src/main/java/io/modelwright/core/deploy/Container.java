package io.modelwright.core.deploy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container as the engine sees it.
 *
 * @param endpoints where it answers, one for each process that runs; empty where it has no port or does not run
 * @param exit how its process ended, once it has: 137 with {@code outOfMemory} where it took more than it may
 * @param restarts how often the engine started it again
 */
public record Container(
        DockerName name,
        ImageId image,
        Labels labels,
        State state,
        List<Endpoint> endpoints,
        OptionalInt exit,
        boolean outOfMemory,
        int restarts,
        Optional<Instant> startedAt) {

    public Container {
        endpoints = List.copyOf(endpoints);
    }

    /** One that runs once, on this machine. */
    public Container(
            DockerName name,
            ImageId image,
            Labels labels,
            State state,
            OptionalInt port,
            OptionalInt exit,
            boolean outOfMemory,
            int restarts,
            Optional<Instant> startedAt) {
        this(
                name,
                image,
                labels,
                state,
                port.stream().mapToObj(Endpoint::local).toList(),
                exit,
                outOfMemory,
                restarts,
                startedAt);
    }

    /** The port of the first of its endpoints. */
    public OptionalInt port() {
        return endpoints.stream().mapToInt(Endpoint::port).findFirst();
    }

    /** Whether it runs. */
    public enum State {
        CREATED,
        RUNNING,
        /** It ended by itself and waits for the engine to start it again. */
        RESTARTING,
        STOPPED
    }
}
