package io.modelwright.ports.monitoring.driven;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.monitoring.Chart.Kept;
import io.modelwright.core.monitoring.Observation;
import io.modelwright.core.monitoring.Resolution;
import io.modelwright.core.monitoring.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was measured of deployments, in all resolutions, and what is remembered until the next look. It goes with its deployment.
 * Each verb is atomic and joins atomic work; {@code StoreUnavailable} where the store is away. Safe for many threads and nodes.
 */
public interface MetricStore {

    /** What is remembered since the newest look; empty before the first one. */
    Optional<Observation> last(DeploymentId deployment);

    /**
     * Remembers a look in the place of the one before, and adds its sample to the slots that it lies in, of each resolution. Nothing
     * is kept where another look came first, so that each is counted once, whoever looks and however often they try; nor where there
     * is no such deployment.
     *
     * @param before the slot of the look that this one was compared with; empty: there was none
     * @param now of a later slot
     * @return whether it was kept
     */
    boolean add(DeploymentId deployment, Optional<Instant> before, Observation now, Sample sample);

    /**
     * By time.
     *
     * @param from the beginning of the first slot
     * @param to of no slot any more
     */
    List<Kept> samples(DeploymentId deployment, Resolution resolution, Instant from, Instant to);

    /** Forgets a part of what began before that; how much it was: 0 where nothing is left of it. */
    int forget(Resolution resolution, Instant before);
}
