package io.modelwright.ports.deploy.driven;

import io.modelwright.core.deploy.Endpoint;
import io.modelwright.core.deploy.HostName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The ports of 127.0.0.1 where deployments are found as long as they exist, and what of them serves. One more port may lead to all
 * of them by the name of the host that requests ask for. Safe for many threads; what it says is true of this process alone.
 */
public interface StableRoutes {

    /**
     * Where requests to a port go.
     *
     * @param port the stable one
     * @param targets the processes of the release that serves, which requests are spread over; none: nothing serves, and requests are
     *     told so
     * @param held whether requests wait instead, for as long as they may
     * @param hosts the names by which it is found at the port for all; a name that several routes have leads to none of them
     */
    record Route(int port, List<Endpoint> targets, boolean held, Set<HostName> hosts) {

        public Route {
            targets = List.copyOf(targets);
            hosts = Set.copyOf(hosts);
        }

        /** To one process of this machine at most, without a name. */
        public Route(int port, OptionalInt target, boolean held) {
            this(port, target.stream().mapToObj(Endpoint::local).toList(), held, Set.of());
        }
    }

    /** Puts a route in the place of the one before; its next request goes there. False where the port cannot be opened. */
    boolean put(Route route);

    /** The route of a port as it is; empty where the port is not open. */
    Optional<Route> route(int port);

    /** Closes a port; idempotent. */
    void remove(int port);

    /** The ports that are open. */
    Set<Integer> ports();

    /** How many requests of a port that target is at work on. */
    int inFlight(int port, Endpoint target);

    /** How many requests of a port that target on this machine is at work on. */
    default int inFlight(int port, int target) {
        return inFlight(port, Endpoint.local(target));
    }

    /**
     * What another process of this installation does with a port that it has open.
     *
     * @param targets where requests go now
     * @param held whether they wait instead
     * @param inFlight how many requests each target is at work on, also of those that none go to any more; absent: none
     */
    record Elsewhere(Set<Endpoint> targets, boolean held, Map<Endpoint, Integer> inFlight) {

        public Elsewhere {
            targets = Set.copyOf(targets);
            inFlight = Map.copyOf(inFlight);
        }
    }

    /** What the process says of this installation that has the port open; empty where none has, but perhaps this one. */
    default Optional<Elsewhere> elsewhere(int port) {
        return Optional.empty();
    }

    /** Whether another process of this installation has the port open, and so leads to the same. */
    default boolean isElsewhere(int port) {
        return elsewhere(port).isPresent();
    }

    /** Whether the port could be opened now. */
    boolean isFree(int port);
}
