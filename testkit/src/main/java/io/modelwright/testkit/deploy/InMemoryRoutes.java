package io.modelwright.testkit.deploy;

import io.modelwright.core.deploy.Endpoint;
import io.modelwright.ports.deploy.driven.StableRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Routes without ports: what was put. */
public final class InMemoryRoutes implements StableRoutes {

    private final Map<Integer, Route> routes = new TreeMap<>();
    /** Ports of other programs, with those that are of this installation. */
    private final Map<Integer, Optional<Supplier<Elsewhere>>> others = new TreeMap<>();

    private final List<Route> history = new ArrayList<>();

    /** Lets a program that is not of this installation have a port. */
    public synchronized void give(int port) {
        others.put(port, Optional.empty());
    }

    /** Lets another process of this installation have a port, which says at each look what it does with it. */
    public synchronized void give(int port, Supplier<Elsewhere> process) {
        others.put(port, Optional.of(process));
    }

    @Override
    public Optional<Elsewhere> elsewhere(int port) {
        return process(port).map(Supplier::get);
    }

    private synchronized Optional<Supplier<Elsewhere>> process(int port) {
        return others.getOrDefault(port, Optional.empty());
    }

    @Override
    public synchronized boolean put(Route route) {
        if (others.containsKey(route.port())) {
            return false;
        }
        if (!route.equals(routes.put(route.port(), route))) {
            history.add(route);
        }
        return true;
    }

    @Override
    public synchronized Optional<Route> route(int port) {
        return Optional.ofNullable(routes.get(port));
    }

    /** All changes in order. */
    public synchronized List<Route> history() {
        return List.copyOf(history);
    }

    @Override
    public synchronized void remove(int port) {
        routes.remove(port);
    }

    @Override
    public synchronized Set<Integer> ports() {
        return Set.copyOf(routes.keySet());
    }

    @Override
    public int inFlight(int port, Endpoint target) {
        return 0;
    }

    @Override
    public boolean isFree(int port) {
        return true;
    }
}
