package io.modelwright.postgres.secrets;

import io.modelwright.ports.secrets.driven.DataKeys;
import io.modelwright.postgres.apps.PostgresApps;
import io.modelwright.testkit.apps.AppStores;
import io.modelwright.testkit.secrets.DataKeysContract;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDataKeysTest implements DataKeysContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private AppStores stores;
    private DataKeys keys;

    @BeforeEach
    void migrate() {
        TestDatabase database = POSTGRES.freshDatabase();
        stores = new PostgresApps(database);
        keys = new PostgresDataKeys(database);
    }

    @Override
    public DataKeys keys() {
        return keys;
    }

    @Override
    public AppStores stores() {
        return stores;
    }
}
