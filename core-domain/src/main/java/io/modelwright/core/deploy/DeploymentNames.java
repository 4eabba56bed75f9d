package io.modelwright.core.deploy;

import io.modelwright.core.shared.AppId;
import java.util.Map;
import java.util.UUID;

/** What belongs to a deployment is called after its id, never after what people call it; so a second attempt finds it again. */
public final class DeploymentNames {

    /** The value of {@link Labels#KIND} on containers of releases. */
    public static final String KIND = "release";

    private static final String PREFIX = "mw-";

    private DeploymentNames() {}

    public static DockerName container(DeploymentId deployment, int release) {
        return new DockerName(PREFIX + digits(deployment.value()) + "-r" + release);
    }

    /** Where what keeps files keeps them. */
    public static DockerName volume(DeploymentId deployment) {
        return new DockerName(PREFIX + digits(deployment.value()) + "-data");
    }

    public static DockerName network(AppId app) {
        return new DockerName(PREFIX + "app-" + digits(app.value()));
    }

    public static DatabaseName database(DeploymentId deployment) {
        return new DatabaseName("mw_" + digits(deployment.value()));
    }

    public static Labels labels(String owner, Deployment deployment, int release, int version) {
        return labels(owner, deployment)
                .with(Labels.RELEASE, Integer.toString(release))
                .with(Labels.VERSION, Integer.toString(version));
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
