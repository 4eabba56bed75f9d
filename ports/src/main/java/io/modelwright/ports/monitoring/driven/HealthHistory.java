package io.modelwright.ports.monitoring.driven;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.monitoring.HealthChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How deployments were. It goes with its deployment. Each verb is atomic and joins atomic work; {@code StoreUnavailable} where the
 * store is away. Safe for many threads and nodes.
 */
public interface HealthHistory {

    /** Keeps a change; one at the same moment is kept once. Nothing happens where there is no such deployment. */
    void add(DeploymentId deployment, HealthChange change);

    /**
     * Newest first.
     *
     * @param before only earlier ones
     */
    List<HealthChange> list(DeploymentId deployment, Optional<Instant> before, int limit);

    long count(DeploymentId deployment);

    /** Forgets changes before that, except the newest of each deployment; how many. */
    int forget(Instant before);
}
