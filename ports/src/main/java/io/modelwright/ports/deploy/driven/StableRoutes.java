package io.modelwright.ports.deploy.driven;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The ports of 127.0.0.1 where deployments are found as long as they exist, and what of them serves. Safe for many threads; what
 * it says is true of this process alone.
 */
public interface StableRoutes {

    /**
     * Where requests to a port go.
     *
     * @param port the stable one
     * @param target the port of the release that serves; empty: nothing serves, and requests are told so
     * @param held whether requests wait instead, for as long as they may
     */
    record Route(int port, OptionalInt target, boolean held) {}

    /** Puts a route in the place of the one before; its next request goes there. False where the port cannot be opened. */
    boolean put(Route route);

    /** The route of a port as it is; empty where the port is not open. */
    Optional<Route> route(int port);

    /** Closes a port; idempotent. */
    void remove(int port);

    /** The ports that are open. */
    Set<Integer> ports();

    /** How many requests of a port that target is at work on. */
    int inFlight(int port, int target);

    /** Whether another process of this installation has the port open, and so leads to the same. */
    default boolean isElsewhere(int port) {
        return false;
    }

    /** Whether the port could be opened now. */
    boolean isFree(int port);
}
