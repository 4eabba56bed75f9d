package io.modelwright.postgres.monitoring;

import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Origin;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.identity.Account;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.monitoring.driven.AlertRepository;
import io.modelwright.ports.monitoring.driven.HealthHistory;
import io.modelwright.ports.monitoring.driven.MetricStore;
import io.modelwright.ports.monitoring.driven.NodeTurns;
import io.modelwright.postgres.apps.PostgresApps;
import io.modelwright.postgres.deploy.PostgresDeploymentRepository;
import io.modelwright.testkit.apps.AppFixtures;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.monitoring.MonitoringContract;
import io.modelwright.testkit.servers.TestPostgres;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresMonitoringTest implements MonitoringContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private DataSource database;
    private PostgresDeploymentRepository deployments;
    private AppId app;
    private DeploymentId one;
    private DeploymentId two;

    @BeforeEach
    void migrate() {
        database = POSTGRES.freshDatabase();
        PostgresApps stores = new PostgresApps(database);
        Account owner = IdentityFixtures.anAccount(stores.identity().accounts(), "ada@example.org");
        app = AppFixtures.aKeptApp(stores, AppFixtures.aWorkspaceOf(stores, owner.id()), "tasks", owner.id())
                .id();
        deployments = new PostgresDeploymentRepository(database);
        one = kept(owner, "production", 20_001);
        two = kept(owner, "trial", 20_002);
    }

    private DeploymentId kept(Account owner, String environment, int port) {
        DeploymentId id = new DeploymentId(UUID.randomUUID());
        deployments.add(Deployment.fresh(
                id, app, new EnvironmentName(environment), Target.JAVA, port, Origin.EMPTY, owner.id(), NOW));
        return id;
    }

    @Override
    public MetricStore metrics() {
        return new PostgresMetricStore(database);
    }

    @Override
    public HealthHistory health() {
        return new PostgresHealthHistory(database);
    }

    @Override
    public AlertRepository alerts() {
        return new PostgresAlerts(database);
    }

    @Override
    public NodeTurns turns() {
        return new PostgresNodeTurns(database);
    }

    @Override
    public DeploymentId deployment() {
        return one;
    }

    @Override
    public DeploymentId other() {
        return two;
    }

    @Override
    public AppId app() {
        return app;
    }

    @Override
    public void remove(DeploymentId deployment) {
        deployments.remove(deployment);
    }
}
