package io.modelwright.proxy;

import io.modelwright.core.deploy.Endpoint;
import io.modelwright.ports.deploy.driven.StableRoutes.Elsewhere;
import io.modelwright.ports.deploy.driven.StableRoutes.Route;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One port with where its requests go, those that wait, and how many each target is at work on. A request is counted in the same
 * step in which it learns its target, so that none goes to a target unseen that counts as idle.
 */
final class Place {

    private static final long PASSED_OVER_NANOS = 1_000_000_000;
    private static final int WAITING_MAX = 2_000;

    /** A request that waits. */
    interface Waiting {
        /** It may go on; called by whoever changed the route. */
        void resume();
    }

    /** What becomes of a request. */
    sealed interface Admission {
        /** It goes there, and counts until {@link Place#left}. */
        record To(Endpoint target) implements Admission {}

        /** It waits. */
        record Held() implements Admission {}

        /** Nothing serves. */
        record Nowhere() implements Admission {}

        /** Too many wait already. */
        record Crowded() implements Admission {}
    }

    private final Set<Waiting> waiting = new LinkedHashSet<>();
    private final Map<Endpoint, Integer> inFlight = new HashMap<>();
    private final Map<Endpoint, Long> passedOver = new HashMap<>();
    private Route route;
    private int turn;

    Place(Route route) {
        this.route = route;
    }

    /** Puts another route; those that have to go on now. */
    synchronized List<Waiting> put(Route next) {
        route = next;
        if (next.held()) {
            return List.of();
        }
        List<Waiting> resumed = List.copyOf(waiting);
        waiting.clear();
        return resumed;
    }

    synchronized Route route() {
        return route;
    }

    synchronized Admission admit(Waiting request) {
        if (route.held()) {
            if (waiting.size() >= WAITING_MAX) {
                return new Admission.Crowded();
            }
            waiting.add(request);
            return new Admission.Held();
        }
        List<Endpoint> targets = route.targets();
        if (targets.isEmpty()) {
            return new Admission.Nowhere();
        }
        Endpoint target = leastBusy(targets);
        inFlight.merge(target, 1, Integer::sum);
        return new Admission.To(target);
    }

    /** Passes a target over for a moment, as long as there are others: it did not answer. */
    synchronized void failed(Endpoint target) {
        passedOver.put(target, System.nanoTime() + PASSED_OVER_NANOS);
    }

    private List<Endpoint> answering(List<Endpoint> targets) {
        long now = System.nanoTime();
        passedOver.values().removeIf(until -> until - now < 0);
        List<Endpoint> others = targets.stream()
                .filter(target -> !passedOver.containsKey(target))
                .toList();
        return others.isEmpty() ? targets : others;
    }

    /** Of several that are at work on equally few requests each gets one in turn. */
    private Endpoint leastBusy(List<Endpoint> all) {
        List<Endpoint> targets = answering(all);
        turn = (turn + 1) % targets.size();
        Endpoint least = targets.get(turn);
        for (int i = 1; i < targets.size(); i++) {
            Endpoint other = targets.get((turn + i) % targets.size());
            if (inFlight(other) < inFlight(least)) {
                least = other;
            }
        }
        return least;
    }

    /** Whether the request still waited, and does not any more. */
    synchronized boolean giveUp(Waiting request) {
        return waiting.remove(request);
    }

    synchronized void left(Endpoint target) {
        inFlight.computeIfPresent(target, (endpoint, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }

    synchronized int inFlight(Endpoint target) {
        return inFlight.getOrDefault(target, 0);
    }

    /** What another process of the installation may know of it, as of one moment. */
    synchronized Elsewhere told() {
        return new Elsewhere(Set.copyOf(route.targets()), route.held(), inFlight);
    }
}
