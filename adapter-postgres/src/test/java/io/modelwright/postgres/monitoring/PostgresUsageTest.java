package io.modelwright.postgres.monitoring;

import io.modelwright.core.identity.Account;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.monitoring.driven.UsageStore;
import io.modelwright.postgres.apps.PostgresApps;
import io.modelwright.testkit.apps.AppFixtures;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.monitoring.UsageStoreContract;
import io.modelwright.testkit.servers.TestPostgres;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresUsageTest implements UsageStoreContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private DataSource database;
    private AppId app;

    @BeforeEach
    void migrate() {
        database = POSTGRES.freshDatabase();
        PostgresApps stores = new PostgresApps(database);
        Account owner = IdentityFixtures.anAccount(stores.identity().accounts(), "ada@example.org");
        app = AppFixtures.aKeptApp(stores, AppFixtures.aWorkspaceOf(stores, owner.id()), "tasks", owner.id())
                .id();
    }

    @Override
    public UsageStore usage() {
        return new PostgresUsage(database);
    }

    @Override
    public AppId app() {
        return app;
    }
}
