package io.modelwright.ports.deploy.driven;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The releases of deployments. Each verb is atomic and joins atomic work; {@code StoreUnavailable} where the store is away. Safe for
 * many threads and nodes.
 */
public interface ReleaseRepository {

    /** Keeps a new one; false where its deployment is gone, or has a release of that number or id. */
    boolean add(Release release);

    Optional<Release> find(ReleaseId id);

    /** Newest first, from below the number {@code before} on. */
    List<Release> list(DeploymentId deployment, Optional<Integer> before, int limit);

    long count(DeploymentId deployment);

    /** Keeps a changed one where {@code ReleaseState.leadsTo} allows it, or its state is the same; false where not. */
    boolean save(Release changed);

    /** Images that a release may be rolled back to, or runs from: of the newest that served, as many of each deployment. */
    Set<ImageId> images(int keep);
}
