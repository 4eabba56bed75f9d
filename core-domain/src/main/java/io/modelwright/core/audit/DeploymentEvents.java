package io.modelwright.core.audit;

import io.modelwright.core.apps.App;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Release;

/** What happens to the deployments of apps. */
public final class DeploymentEvents {

    private static final String DEPLOYMENT = "deployment";

    private DeploymentEvents() {}

    public static AuditEvent requested(App app, Deployment deployment, Release release) {
        return on(AuditAction.DEPLOYMENT_REQUESTED, app, deployment)
                .to(details(deployment).and("version", Integer.toString(release.version())));
    }

    public static AuditEvent rolledBack(App app, Deployment deployment, Release release) {
        return on(AuditAction.DEPLOYMENT_ROLLED_BACK, app, deployment)
                .to(details(deployment).and("version", Integer.toString(release.version())));
    }

    /** @param action one of those that end with what was done to it */
    public static AuditEvent steered(AuditAction action, App app, Deployment deployment) {
        return on(action, app, deployment).to(details(deployment));
    }

    private static AuditEvent on(AuditAction action, App app, Deployment deployment) {
        return AuditEvent.ofApp(action, app.workspace(), app.id(), DEPLOYMENT, deployment.id());
    }

    private static Details details(Deployment deployment) {
        return Details.of("environment", deployment.environment().value())
                .and("target", deployment.target().name());
    }
}
