package io.modelwright.ports.deploy.driven;

import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.shared.AppId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The deployments of apps. Each verb is atomic and joins atomic work; {@code StoreUnavailable} where the store is away. Safe for
 * many threads and nodes.
 */
public interface DeploymentRepository {

    /** What became of a deployment that was to be added. */
    sealed interface Added {

        record Done() implements Added {}

        /** The app has an environment of that name already: this one. */
        record Taken(Deployment by) implements Added {}

        /** Another deployment has that port. */
        record PortTaken() implements Added {}

        /** There is no such app. */
        record NoApp() implements Added {}
    }

    /** Keeps a new one. What belongs to an app that is deleted stays, until somebody removes it: containers hang on it. */
    Added add(Deployment deployment);

    Optional<Deployment> find(DeploymentId id);

    /** Those of an app, by the names of their environments. */
    List<Deployment> of(AppId app);

    /** All there are, those of deleted apps too, by id. */
    List<Deployment> all();

    /** Keeps a changed one; false where another change came first, whose revision is not less than this one's. */
    boolean save(Deployment changed);

    /** Forgets one with its releases; false where there is none. */
    boolean remove(DeploymentId id);

    /** The ports that are taken. */
    Set<Integer> ports();
}
