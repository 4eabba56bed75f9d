package io.modelwright.postgres.deploy;

import io.modelwright.core.identity.Account;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.deploy.driven.DeploymentRepository;
import io.modelwright.ports.deploy.driven.DeploymentSecrets;
import io.modelwright.ports.deploy.driven.ReleaseRepository;
import io.modelwright.postgres.apps.PostgresApps;
import io.modelwright.testkit.apps.AppFixtures;
import io.modelwright.testkit.deploy.DeploymentRepositoryContract;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.servers.TestPostgres;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDeploymentRepositoryTest implements DeploymentRepositoryContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private PostgresDeploymentRepository deployments;
    private ReleaseRepository releases;
    private AppId app;

    @BeforeEach
    void migrate() {
        DataSource database = POSTGRES.freshDatabase();
        PostgresApps stores = new PostgresApps(database);
        Account owner = IdentityFixtures.anAccount(stores.identity().accounts(), "ada@example.org");
        app = AppFixtures.aKeptApp(stores, AppFixtures.aWorkspaceOf(stores, owner.id()), "tasks", owner.id())
                .id();
        deployments = new PostgresDeploymentRepository(database);
        releases = new PostgresReleaseRepository(database);
    }

    @Override
    public DeploymentRepository deployments() {
        return deployments;
    }

    @Override
    public ReleaseRepository releases() {
        return releases;
    }

    @Override
    public DeploymentSecrets secrets() {
        return deployments;
    }

    @Override
    public AppId app() {
        return app;
    }
}
