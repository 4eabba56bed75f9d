package io.modelwright.postgres.apps;

import io.modelwright.testkit.apps.AppRepositoryContract;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.servers.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresAppRepositoryTest implements AppRepositoryContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private AppStores stores;

    @BeforeEach
    void migrate() {
        stores = new PostgresApps(POSTGRES.freshDatabase());
    }

    @Override
    public AppStores stores() {
        return stores;
    }
}
