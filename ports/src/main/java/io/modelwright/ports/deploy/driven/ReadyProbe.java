package io.modelwright.ports.deploy.driven;

import java.time.Duration;

/** Asks applications whether they are ready. Safe for many threads. */
@FunctionalInterface
public interface ReadyProbe {

    /** Whether the application at that port of 127.0.0.1 says so within that time. */
    boolean isReady(int port, Duration patience);
}
