package io.modelwright.ports.monitoring.driven;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.monitoring.Alert;
import io.modelwright.core.monitoring.AlertKind;
import io.modelwright.core.shared.AppId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Warnings, and the events that tell others of them. They go with their deployment; events stay until they are forgotten. Each verb
 * is atomic and joins atomic work; {@code StoreUnavailable} where the store is away. Safe for many threads and nodes.
 */
public interface AlertRepository {

    /** Which warnings. */
    sealed interface Of {

        record OfDeployment(DeploymentId id) implements Of {}

        record OfApp(AppId id) implements Of {}
    }

    /**
     * That a warning began or ended, in the order of its place; each is there once.
     *
     * @param place grows with each event that becomes visible
     * @param alert as it was then
     */
    record Event(long place, boolean raised, Alert alert) {}

    /**
     * Keeps a new one and its event; false, and nothing is kept, where one of its kind stands already, or there is no such
     * deployment.
     */
    boolean raise(Alert alert);

    /** Ends the one that stands and keeps the event; empty where none stands. */
    Optional<Alert> resolve(DeploymentId deployment, AlertKind kind, Instant at);

    /**
     * Newest first, by id.
     *
     * @param open only those that stand, or only those that ended; empty: all
     * @param before only those with a lesser id
     */
    List<Alert> list(Of of, Optional<Boolean> open, Optional<UUID> before, int limit);

    long count(Of of, Optional<Boolean> open);

    /** The next events behind that place, in their order. */
    List<Event> events(long after, int limit);

    /** Forgets what ended before that, and events before it; how much it was. */
    int forget(Instant before);
}
