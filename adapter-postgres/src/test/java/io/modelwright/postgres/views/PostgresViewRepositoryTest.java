package io.modelwright.postgres.views;

import io.modelwright.ports.views.driven.ViewRepository;
import io.modelwright.postgres.apps.PostgresApps;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import io.modelwright.testkit.views.ViewRepositoryContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresViewRepositoryTest implements ViewRepositoryContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private AppStores stores;
    private ViewRepository views;

    @BeforeEach
    void migrate() {
        TestDatabase database = POSTGRES.freshDatabase();
        stores = new PostgresApps(database);
        views = new PostgresViewRepository(database);
    }

    @Override
    public ViewRepository views() {
        return views;
    }

    @Override
    public AppStores stores() {
        return stores;
    }
}
