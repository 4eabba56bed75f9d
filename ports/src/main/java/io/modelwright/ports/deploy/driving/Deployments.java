package io.modelwright.ports.deploy.driving;

import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.jobs.JobId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where apps run. Looking is for those who belong to the app's workspace, everything else for operators and above. What takes
 * time is done by a job.
 */
public interface Deployments {

    /**
     * What somebody asks for.
     *
     * @param target needed where nothing is promoted
     * @param version by default the live one
     * @param environment by default the one where the target runs already, else {@code production} or the next free name
     * @param data {@code empty}, {@code seed} or {@code copy}; for the first release of an environment alone
     * @param from the environment whose image is to serve in {@code environment}, by default {@code production}, too
     * @param acknowledge the changes whose losses are accepted, by their ids
     */
    record Wish(
            Optional<String> target,
            Optional<Integer> version,
            Optional<String> environment,
            Optional<String> data,
            Optional<String> from,
            Set<String> acknowledge) {

        public Wish {
            acknowledge = Set.copyOf(acknowledge);
        }

        /** What is made for it and loses nothing. */
        public Wish(String target, Optional<Integer> version, Optional<String> environment, Optional<String> data) {
            this(Optional.of(target), version, environment, data, Optional.empty(), Set.of());
        }
    }

    /** A deployment with the job that does what was asked for. */
    record Started(Deployment deployment, JobId job) {}

    /** How the container of a deployment is. */
    enum Health {
        HEALTHY,
        UNHEALTHY,
        /** It does not run, or nobody can tell now. */
        UNKNOWN
    }

    /** A deployment as it is shown. */
    record View(Deployment deployment, Optional<Release> release, Health health) {}

    /** What is done to a deployment. */
    enum Steering {
        STOP,
        START,
        RESTART,
        /** With its database and everything in it. */
        DELETE
    }

    /**
     * Releases a version into an environment, which is made where it is not there. Refused: {@code unknown-target}, {@code
     * unknown-version}, {@code invalid-environment}, {@code invalid-data}, {@code unknown-environment} (422); {@code
     * nothing-published}, {@code release-under-way}, {@code other-target}, {@code deployment-deleted}, {@code data-kept}, {@code
     * copy-impossible}, {@code no-port-left}, {@code rollback-breaks}; {@code unacknowledged-loss} with the effects on the records
     * that are there; of what is promoted {@code no-release}, {@code other-version}, {@code image-differs}, {@code image-missing},
     * {@code release-serves} (409).
     */
    Outcome<Started> deploy(Principal principal, String app, Wish wish);

    /** Those of an app, by the names of their environments. */
    Outcome<List<View>> list(Principal principal, String app);

    Outcome<View> find(Principal principal, DeploymentId id);

    /** Newest first. */
    Outcome<Page<Release>> releases(Principal principal, DeploymentId id, int limit, Optional<String> cursor);

    Outcome<Long> countReleases(Principal principal, DeploymentId id);

    /**
     * Releases the image of a former release once more.
     *
     * @param to its number; empty: the one that served before. Refused with 409, which says why, where that is not possible
     */
    Outcome<Started> rollback(Principal principal, DeploymentId id, Optional<Integer> to);

    /** Refused with 409 {@code release-under-way}, {@code no-release} or {@code deployment-deleted}. */
    Outcome<Started> steer(Principal principal, DeploymentId id, Steering steering);
}
