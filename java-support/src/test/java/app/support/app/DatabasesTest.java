package app.support.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.support.auth.Accounts;
import app.support.auth.PlatformTokens;
import app.support.auth.Tokens;
import app.support.testing.TestDatabase;
import com.codahale.metrics.MetricRegistry;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** How the application stands to its database. */
class DatabasesTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final AppConfiguration.Database configuration =
            new AppConfiguration.Database(database.url(), database.user(), "", 1);

    @Test
    void nothingShouldWaitForEver() throws SQLException {
        try (HikariDataSource pool = Databases.open(configuration, new MetricRegistry());
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : Set.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")) {
                try (ResultSet rows = statement.executeQuery("SHOW " + setting)) {
                    rows.next();
                    assertThat(rows.getString(1)).as(setting).isNotEqualTo("0");
                }
            }
            assertThat(connection.getNetworkTimeout()).isPositive();
        }
    }

    @Test
    void poolsShouldBeMeasured() {
        MetricRegistry metrics = new MetricRegistry();
        try (HikariDataSource pool = Databases.open(configuration, metrics)) {
            assertThat(pool.isRunning()).isTrue();
            assertThat(metrics.getNames()).anyMatch(name -> name.startsWith("pool.pool"));
        }
    }

    @Test
    void readinessShouldNotWaitForAPlaceInThePool() throws SQLException {
        try (HikariDataSource pool = Databases.open(configuration, new MetricRegistry());
                Connection onlyOne = pool.getConnection()) {
            assertThat(onlyOne.isValid(1)).isTrue();
            DatabaseCheck check = new DatabaseCheck(configuration);
            assertThat(check.isUp()).isTrue();
            check.stop();
        }
        DatabaseCheck away =
                new DatabaseCheck(new AppConfiguration.Database("jdbc:postgresql://127.0.0.1:1/none", "nobody", "", 1));
        assertThat(away.isUp()).isFalse();
    }

    @Test
    void databaseOfANewerApplicationShouldBeTakenAsFarAsSomebodySays() throws SQLException {
        Databases.migrate(configuration, 0);
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO _schema_history (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, execution_time, success) VALUES (100, '700.1', 'later', 'SQL', 'V700.1__later.sql', 1,"
                            + " 'x', 1, true)");
        }
        for (int tooFew : new int[] {0, 699}) {
            assertThatThrownBy(() -> Databases.migrate(configuration, tooFew))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("700.1");
        }
        Databases.migrate(configuration, 700);
    }

    @Test
    void firstAdministratorsThatCannotBeShouldBeExplained() {
        Databases.migrate(configuration, 0);
        Jdbi jdbi = Jdbi.create(database.source());
        Accounts accounts = new Accounts(
                jdbi,
                new Tokens(new byte[32], "tests"),
                new PlatformTokens(new byte[32]),
                InstantSource.system(),
                Set.of());
        assertThatThrownBy(() -> FirstAdministrator.begin(accounts, new AppConfiguration.FirstAdmin("admin", "short")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ADMIN_EMAIL: ")
                .hasMessageContaining("ADMIN_PASSWORD: This must have at least 15 characters.");
    }
}
