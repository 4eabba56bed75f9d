package io.modelwright.postgres.files;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.files.driven.FileLeftovers;
import io.modelwright.ports.files.driven.FileRepository;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.testkit.files.FileRepositoryContract;
import io.modelwright.testkit.files.FileStores;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.PreparedStatement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresFileRepositoryTest implements FileRepositoryContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private FileStores stores;

    @BeforeEach
    void migrate() {
        TestDatabase database = POSTGRES.freshDatabase("files", Migrations::data);
        stores = new Stores(database);
        stores.addApp(APP);
    }

    @Override
    public FileStores stores() {
        return stores;
    }

    private record Stores(DataSource dataSource) implements FileStores {

        @Override
        public FileRepository files() {
            return new PostgresFileRepository(dataSource);
        }

        @Override
        public FileLeftovers leftovers() {
            return new PostgresFileLeftovers(dataSource);
        }

        @Override
        public void addApp(AppId app) {
            run("INSERT INTO modelwright_data.app_fence (app_id, live_version) VALUES (?, 1)", app);
        }

        @Override
        public void removeApp(AppId app) {
            run("DELETE FROM modelwright_data.app_fence WHERE app_id = ?", app);
        }

        private void run(String sql, AppId app) {
            new Transactions(dataSource).write(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, app.value());
                    return statement.executeUpdate();
                }
            });
        }
    }
}
