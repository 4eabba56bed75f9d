package io.modelwright.ports.deploy.driven;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.Endpoint;
import java.time.Duration;

/** Asks applications whether they are ready. Safe for many threads. */
@FunctionalInterface
public interface ReadyProbe {

    /** Whether the application there says so within that time. */
    boolean isReady(Endpoint endpoint, Duration patience);

    /** The same of an application at a port of 127.0.0.1. */
    default boolean isReady(int port, Duration patience) {
        return isReady(Endpoint.local(port), patience);
    }

    /** Whether all processes of a container say so, of which there is one at least. */
    default boolean isReady(Container container, Duration patience) {
        return !container.endpoints().isEmpty()
                && container.endpoints().stream().allMatch(endpoint -> isReady(endpoint, patience));
    }
}
