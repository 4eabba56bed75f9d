package io.modelwright.postgres.codegen;

import io.modelwright.ports.codegen.driven.TemplateSetRepository;
import io.modelwright.postgres.apps.PostgresApps;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.codegen.TemplateSetRepositoryContract;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresTemplateSetRepositoryTest implements TemplateSetRepositoryContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private AppStores stores;
    private TemplateSetRepository sets;

    @BeforeEach
    void migrate() {
        TestDatabase database = POSTGRES.freshDatabase();
        stores = new PostgresApps(database);
        sets = new PostgresTemplateSetRepository(database);
    }

    @Override
    public TemplateSetRepository sets() {
        return sets;
    }

    @Override
    public AppStores stores() {
        return stores;
    }
}
