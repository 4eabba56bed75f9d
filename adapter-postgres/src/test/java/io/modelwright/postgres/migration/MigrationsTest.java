package io.modelwright.postgres.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

final class MigrationsTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    @Test
    void bothSchemasShouldStandApartWhenTheyShareADatabase() {
        TestDatabase database = POSTGRES.freshDatabase();

        migrateBoth(database);

        assertThat(schemas(database)).contains("modelwright", "modelwright_data");
        assertThat(tables(database, "public")).isEmpty();
        assertThat(tables(database, "modelwright")).contains("schema_history");
        assertThat(tables(database, "modelwright_data")).contains("schema_history");
        assertThat(foreignKeysAcrossSchemas(database)).isEmpty();
    }

    @Test
    void nothingShouldChangeWhenTheSchemasAreUpToDate() {
        TestDatabase database = POSTGRES.freshDatabase();
        migrateBoth(database);
        List<String> before = history(database);

        migrateBoth(database);

        assertThat(history(database)).isEqualTo(before);
    }

    @Test
    void everyMigrationShouldRunOnceWhenNodesStartTogether() throws Exception {
        TestDatabase database = POSTGRES.freshDatabase();
        TestDatabase alone = POSTGRES.freshDatabase();
        migrateBoth(alone);

        try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
            Callable<Boolean> node = () -> {
                migrateBoth(database);
                return true;
            };
            List<Future<Boolean>> starts = new ArrayList<>(nodes.invokeAll(List.of(node, node, node)));
            for (Future<Boolean> start : starts) {
                assertThat(start.get()).isTrue();
            }
        }

        assertThat(history(database)).isEqualTo(history(alone));
    }

    @Test
    void migrationShouldFailWhenAnAppliedOneWasChangedSince() {
        TestDatabase database = POSTGRES.freshDatabase();
        migrateBoth(database);
        Jdbi.create(database).useHandle(handle -> handle.execute("""
                INSERT INTO modelwright.schema_history
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (9999, '9999', 'from nowhere', 'SQL', 'V9999__from_nowhere.sql', 1, 'x', 1, true)"""));

        assertThatThrownBy(() -> Migrations.platform(database)).isInstanceOf(FlywayException.class);
    }

    @Test
    void migrationShouldSayThatTheStoreIsAwayWhenItIs() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        nobody.setConnectTimeout(1);

        assertThatThrownBy(() -> Migrations.platform(nobody)).isInstanceOf(StoreUnavailable.class);
    }

    private static void migrateBoth(DataSource database) {
        Migrations.platform(database);
        Migrations.data(database);
    }

    private static List<String> schemas(DataSource database) {
        return texts(database, "SELECT nspname FROM pg_namespace");
    }

    private static List<String> tables(DataSource database, String schema) {
        return texts(database, "SELECT tablename FROM pg_tables WHERE schemaname = '" + schema + "'");
    }

    private static List<String> history(DataSource database) {
        return texts(database, """
                SELECT 'platform ' || installed_rank || ' ' || script || ' ' || success FROM modelwright.schema_history
                UNION ALL
                SELECT 'data ' || installed_rank || ' ' || script || ' ' || success FROM modelwright_data.schema_history
                ORDER BY 1""");
    }

    private static List<String> foreignKeysAcrossSchemas(DataSource database) {
        return texts(database, """
                SELECT k.conname FROM pg_constraint k
                JOIN pg_class source ON source.oid = k.conrelid
                JOIN pg_class target ON target.oid = k.confrelid
                WHERE k.contype = 'f' AND source.relnamespace <> target.relnamespace""");
    }

    private static List<String> texts(DataSource database, String sql) {
        return Jdbi.create(database)
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
