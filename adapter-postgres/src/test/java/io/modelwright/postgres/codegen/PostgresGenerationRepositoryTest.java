package io.modelwright.postgres.codegen;

import io.modelwright.core.identity.Account;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.codegen.driven.GenerationRepository;
import io.modelwright.postgres.apps.PostgresApps;
import io.modelwright.testkit.apps.AppFixtures;
import io.modelwright.testkit.codegen.GenerationRepositoryContract;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.servers.TestPostgres;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresGenerationRepositoryTest implements GenerationRepositoryContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private GenerationRepository generations;
    private AppId app;

    @BeforeEach
    void migrate() {
        DataSource database = POSTGRES.freshDatabase();
        PostgresApps stores = new PostgresApps(database);
        Account owner = IdentityFixtures.anAccount(stores.identity().accounts(), "ada@example.org");
        app = AppFixtures.aKeptApp(stores, AppFixtures.aWorkspaceOf(stores, owner.id()), "tasks", owner.id())
                .id();
        generations = new PostgresGenerationRepository(database);
    }

    @Override
    public GenerationRepository generations() {
        return generations;
    }

    @Override
    public AppId app() {
        return app;
    }
}
