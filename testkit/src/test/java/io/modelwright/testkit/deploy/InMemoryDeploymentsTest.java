package io.modelwright.testkit.deploy;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.deploy.driven.DeploymentRepository;
import io.modelwright.ports.deploy.driven.DeploymentSecrets;
import io.modelwright.ports.deploy.driven.ReleaseRepository;
import java.util.UUID;

final class InMemoryDeploymentsTest implements DeploymentRepositoryContract {

    private static final AppId APP = new AppId(UUID.fromString("01890000-0000-7000-8000-000000000001"));

    private final InMemoryDeployments deployments = new InMemoryDeployments(APP::equals);

    @Override
    public DeploymentRepository deployments() {
        return deployments;
    }

    @Override
    public ReleaseRepository releases() {
        return deployments.releases();
    }

    @Override
    public DeploymentSecrets secrets() {
        return deployments;
    }

    @Override
    public AppId app() {
        return APP;
    }
}
