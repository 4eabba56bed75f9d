package io.modelwright.core.deploy;

import io.modelwright.core.deploy.Container.State;
import io.modelwright.core.deploy.Deployment.Desired;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to be done where the containers are not as the deployments say. */
public sealed interface Repair {

    /** Make and start the container of a release anew. */
    record Run(Deployment deployment, Release release) implements Repair {}

    /** Make the container of a release anew, because it is in networks of former days. */
    record Replace(Deployment deployment, Release release) implements Repair {}

    /** Start a container that is there. */
    record Start(DockerName container) implements Repair {}

    /** Stop a container that nobody wants to run. */
    record Stop(DockerName container) implements Repair {}

    /** Remove a container that nobody wants. */
    record Remove(DockerName container) implements Repair {}

    /**
     * Decides for one deployment. While a release is on its way, its job does what is to be done.
     *
     * @param serving its current release
     * @param seen its containers
     */
    static List<Repair> of(Deployment deployment, Optional<Release> serving, List<Container> seen) {
        if (deployment.next().isPresent()) {
            return List.of();
        }
        Optional<DockerName> wanted = deployment.desired() == Desired.DELETED
                ? Optional.empty()
                : serving.map(release -> DeploymentNames.container(deployment.id(), release.number()));
        List<Repair> repairs = new ArrayList<>();
        for (Container container : seen) {
            if (!Optional.of(container.name()).equals(wanted)) {
                repairs.add(new Remove(container.name()));
            } else if (deployment.desired() == Desired.STOPPED && runs(container)) {
                repairs.add(new Stop(container.name()));
            } else if (deployment.desired() == Desired.RUNNING && !DeploymentNames.isPlaced(container)) {
                repairs.add(new Replace(deployment, serving.orElseThrow()));
            } else if (deployment.desired() == Desired.RUNNING && !runs(container)) {
                repairs.add(new Start(container.name()));
            }
        }
        boolean isThere = seen.stream()
                .anyMatch(container -> Optional.of(container.name()).equals(wanted));
        if (wanted.isPresent() && !isThere && deployment.desired() == Desired.RUNNING) {
            repairs.add(new Run(deployment, serving.orElseThrow()));
        }
        return repairs;
    }

    /** Containers of releases whose deployments are not there any more. */
    static List<Repair> orphans(List<Deployment> deployments, List<Container> seen) {
        List<String> known = deployments.stream()
                .map(deployment -> deployment.id().toString())
                .toList();
        return seen.stream()
                .filter(container -> isOrphan(known, container.labels().values()))
                .<Repair>map(container -> new Remove(container.name()))
                .toList();
    }

    private static boolean isOrphan(List<String> known, Map<String, String> labels) {
        return DeploymentNames.KIND.equals(labels.get(Labels.KIND))
                && !known.contains(labels.getOrDefault(Labels.DEPLOYMENT, ""));
    }

    private static boolean runs(Container container) {
        return container.state() == State.RUNNING || container.state() == State.RESTARTING;
    }
}
