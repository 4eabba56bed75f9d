package io.modelwright.postgres.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.ports.monitoring.driven.DataUse.Use;
import io.modelwright.postgres.Databases;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.deploy.AppDatabasesContract;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is told of databases that applications own, and may have filled with traps. */
final class PostgresDataUseTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private static final String PASSWORD = AppDatabasesContract.PASSWORD;
    private static final Instant NOW = Instant.parse("2026-05-06T00:00:00Z");
    private static final String JAVA = "CREATE SCHEMA app_system;"
            + " CREATE TABLE app_system.session (id uuid, account uuid, idle_until timestamptz);"
            + " INSERT INTO app_system.session VALUES"
            + " (gen_random_uuid(), '01890000-0000-7000-8000-000000000001', '2026-05-13T01:00:00Z'),"
            + " (gen_random_uuid(), '01890000-0000-7000-8000-000000000001', '2026-05-13T02:00:00Z'),"
            + " (gen_random_uuid(), '01890000-0000-7000-8000-000000000002', '2026-05-12T23:00:00Z');";

    private final DatabaseName mine = AppDatabasesContract.fresh();
    private TestDatabase studio;
    private PostgresAppDatabases databases;
    private PostgresDataUse use;

    @BeforeEach
    void start() {
        studio = POSTGRES.freshDatabase();
        AppServer server = new AppServer(
                new Databases.Address(studio.jdbcUrl(), studio.user(), studio.password()), "127.0.0.1", 5432);
        databases = new PostgresAppDatabases(() -> server, studio);
        use = new PostgresDataUse(() -> server, studio);
        databases.create(mine, PASSWORD);
    }

    @AfterEach
    void drop() {
        databases.drop(mine);
    }

    private void owner(String sql) throws SQLException {
        String url = studio.jdbcUrl().replace(studio.name(), mine.value());
        try (Connection connection = DriverManager.getConnection(url, mine.value(), PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Use use() {
        return use.deployment(mine, NOW).orElseThrow();
    }

    @Test
    void recordsBytesAndPeopleShouldBeTold() throws Exception {
        owner(JAVA + " CREATE TABLE public.task (id int); INSERT INTO public.task SELECT generate_series(1, 40);"
                + " CREATE TABLE public._schema_history (id int); INSERT INTO public._schema_history VALUES (1);"
                + " ANALYZE");
        Poll.until("statistics", Duration.ofSeconds(20), () -> use().records() == 40);
        assertThat(use().activeUsers()).isEqualTo(OptionalLong.of(1));
        assertThat(use().bytes()).isPositive();
        assertThat(use.deployment(AppDatabasesContract.fresh(), NOW)).isEmpty();
    }

    @Test
    void peopleOfTypeScriptApplicationsShouldBeTold() throws Exception {
        owner("CREATE SCHEMA app_system; CREATE TABLE app_system.session (user_id uuid, refreshed_at timestamptz);"
                + " INSERT INTO app_system.session VALUES (gen_random_uuid(), '2026-05-06T01:00:00Z'),"
                + " (gen_random_uuid(), '2026-05-05T01:00:00Z')");
        assertThat(use().activeUsers()).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void whatIsNotThereShouldNotBeTold() {
        assertThat(use().activeUsers()).isEmpty();
        assertThat(use().records()).isZero();
    }

    /** Each would note who executed it. */
    private static final String TRAP = "CREATE TABLE public.caught (who text);"
            + " CREATE FUNCTION public.trap() RETURNS boolean LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION 'executed by %', current_user; END $$;";

    @Test
    void viewInThePlaceOfTheTableShouldNotBeRead() throws Exception {
        owner(TRAP + "CREATE SCHEMA app_system; CREATE VIEW app_system.session AS SELECT gen_random_uuid() AS account,"
                + " now() + interval '8 days' AS idle_until WHERE public.trap()");
        assertThat(use().activeUsers()).isEmpty();
    }

    @Test
    void tableWithPoliciesOrForeignTypesShouldNotBeRead() throws Exception {
        owner(TRAP + JAVA + "CREATE POLICY p ON app_system.session USING (public.trap());"
                + " ALTER TABLE app_system.session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
        assertThat(use().activeUsers()).isEmpty();
        owner("DROP TABLE app_system.session; CREATE DOMAIN public.d AS timestamptz;"
                + " CREATE TABLE app_system.session (account uuid, idle_until public.d)");
        assertThat(use().activeUsers()).isEmpty();
    }

    @Test
    void namesThatHideThoseOfTheCatalogShouldNotBeFound() throws Exception {
        owner(TRAP + JAVA + "CREATE FUNCTION public.pg_database_size(name) RETURNS bigint LANGUAGE sql AS"
                + " 'SELECT CASE WHEN public.trap() THEN 1 ELSE 2 END';"
                + " CREATE VIEW public.pg_stat_user_tables AS SELECT 1 AS n_live_tup, 'a' AS schemaname, 'b' AS relname"
                + " WHERE public.trap();"
                + " ALTER DATABASE " + mine + " SET search_path TO public, pg_catalog");
        assertThat(use().bytes()).isPositive();
        assertThat(use().activeUsers()).isEqualTo(OptionalLong.of(1));
    }
}
