package io.modelwright.core.deploy;

import java.util.Map;
import java.util.UUID;

/** What belongs to a deployment is called after its id, never after what people call it; so a second attempt finds it again. */
public final class DeploymentNames {

    /** The value of {@link Labels#KIND} on containers of releases. */
    public static final String KIND = "release";

    private static final String PREFIX = "mw-";

    /** Changes with the networks that containers are put into; before it had a value, deployments shared networks. */
    private static final String PLACING = "own-networks";

    private DeploymentNames() {}

    public static DockerName container(DeploymentId deployment, int release) {
        return new DockerName(PREFIX + digits(deployment.value()) + "-r" + release);
    }

    /** Where what keeps files keeps them. */
    public static DockerName volume(DeploymentId deployment) {
        return new DockerName(PREFIX + digits(deployment.value()) + "-data");
    }

    /** From where the port of the application is published. */
    public static DockerName network(DeploymentId deployment) {
        return new DockerName(PREFIX + digits(deployment.value()));
    }

    /** Where the application finds its database, and nothing else. */
    public static DockerName databaseNetwork(DeploymentId deployment) {
        return new DockerName(PREFIX + digits(deployment.value()) + "-database");
    }

    public static DatabaseName database(DeploymentId deployment) {
        return new DatabaseName("mw_" + digits(deployment.value()));
    }

    public static Labels labels(String owner, Deployment deployment, int release, int version) {
        return labels(owner, deployment)
                .with(Labels.RELEASE, Integer.toString(release))
                .with(Labels.VERSION, Integer.toString(version))
                .with(Labels.PLACING, PLACING);
    }

    /** What everything of a deployment bears: containers, volumes and networks. */
    public static Labels everything(String owner, Deployment deployment) {
        return new Labels(Map.of(
                Labels.OWNER,
                owner,
                Labels.APP,
                deployment.app().toString(),
                Labels.DEPLOYMENT,
                deployment.id().toString()));
    }

    /** Whether it is in the networks that containers are put into now. */
    public static boolean isPlaced(Container container) {
        return PLACING.equals(container.labels().values().get(Labels.PLACING));
    }

    /** What all containers of releases of a deployment bear. */
    public static Labels labels(String owner, Deployment deployment) {
        return releases(owner)
                .with(Labels.APP, deployment.app().toString())
                .with(Labels.DEPLOYMENT, deployment.id().toString());
    }

    /** What all containers of releases bear. */
    public static Labels releases(String owner) {
        return new Labels(Map.of(Labels.OWNER, owner, Labels.KIND, KIND));
    }

    private static String digits(UUID id) {
        return id.toString().replace("-", "");
    }
}
