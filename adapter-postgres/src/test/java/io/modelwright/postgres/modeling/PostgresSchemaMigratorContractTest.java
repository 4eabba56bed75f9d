package io.modelwright.postgres.modeling;

import io.modelwright.postgres.migration.Migrations;
import io.modelwright.postgres.modeling.PostgresSchemaMigrator.Pace;
import io.modelwright.testkit.modeling.SchemaMigratorContract;
import io.modelwright.testkit.servers.TestPostgres;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSchemaMigratorContractTest implements SchemaMigratorContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private Stores stores;

    @BeforeEach
    void makeStores() {
        DataSource database = POSTGRES.freshDatabase("data", Migrations::data);
        stores = new Stores(new PostgresVersionRepository(database), new PostgresSchemaMigrator(database, Pace.USUAL));
    }

    @Override
    public Stores stores() {
        return stores;
    }
}
