package io.modelwright.postgres.deploy;

import io.modelwright.core.identity.Account;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.deploy.driven.BuildLogs;
import io.modelwright.ports.deploy.driven.BuildRepository;
import io.modelwright.postgres.apps.PostgresApps;
import io.modelwright.testkit.apps.AppFixtures;
import io.modelwright.testkit.deploy.BuildRepositoryContract;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.servers.TestPostgres;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresBuildRepositoryTest implements BuildRepositoryContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private PostgresBuildRepository builds;
    private AppId app;

    @BeforeEach
    void migrate() {
        DataSource database = POSTGRES.freshDatabase();
        PostgresApps stores = new PostgresApps(database);
        Account owner = IdentityFixtures.anAccount(stores.identity().accounts(), "ada@example.org");
        app = AppFixtures.aKeptApp(stores, AppFixtures.aWorkspaceOf(stores, owner.id()), "tasks", owner.id())
                .id();
        builds = new PostgresBuildRepository(database);
    }

    @Override
    public BuildRepository builds() {
        return builds;
    }

    @Override
    public BuildLogs logs() {
        return builds;
    }

    @Override
    public AppId app() {
        return app;
    }
}
