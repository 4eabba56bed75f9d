package io.modelwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DatabasesTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void statementsAndIdleTransactionsShouldBeBoundedWhateverTheConnectionIsFor(Purpose purpose) throws SQLException {
        try (Databases databases = databases(Map.of())) {
            assertThat(query(databases.of(purpose), "SHOW statement_timeout")).isNotEqualTo("0");
            assertThat(query(databases.of(purpose), "SHOW idle_in_transaction_session_timeout"))
                    .isNotEqualTo("0");
            assertThat(query(databases.of(purpose), "SHOW application_name"))
                    .isEqualTo("modelwright " + purpose.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void requestShouldFailWithinTwoSecondsWhenAllConnectionsAreTaken() throws SQLException {
        try (Databases databases = databases(Map.of(Purpose.REQUESTS, 1));
                Connection taken = databases.of(Purpose.REQUESTS).getConnection()) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> SqlFailures.translating(
                            () -> databases.of(Purpose.REQUESTS).getConnection()))
                    .isInstanceOf(StoreUnavailable.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(query(databases.of(Purpose.JOBS), "SELECT 1")).isEqualTo("1");
            assertThat(taken.isClosed()).isFalse();
        }
    }

    @Test
    void poolsShouldStartAndRecoverByThemselvesWhenTheDatabaseIsAway(@TempDir Path folder) throws SQLException {
        EmbeddedPostgres.Settings settings = new EmbeddedPostgres.Settings(
                folder, BinaryCache.ofTests(), EmbeddedPostgres.Durability.VOLATILE, OptionalInt.empty(), 30);
        EmbeddedPostgres first = EmbeddedPostgres.start(settings);
        Databases.Address address =
                new Databases.Address(first.jdbcUrl(EmbeddedPostgres.DATABASE), first.user(), first.password());
        first.close();

        try (Databases databases = new Databases(address, Map.of(), Optional.empty())) {
            DataSource requests = databases.of(Purpose.REQUESTS);
            assertThatThrownBy(() -> SqlFailures.translating(() -> query(requests, "SELECT 1")))
                    .isInstanceOf(StoreUnavailable.class);

            try (EmbeddedPostgres second = EmbeddedPostgres.start(settings.withPort(first.port()))) {
                assertThat(untilItAnswers(requests)).isEqualTo("1");
                assertThat(second.port()).isEqualTo(first.port());
            }
            assertThatThrownBy(() -> SqlFailures.translating(() -> query(requests, "SELECT 1")))
                    .isInstanceOf(StoreUnavailable.class);

            try (EmbeddedPostgres third = EmbeddedPostgres.start(settings.withPort(first.port()))) {
                assertThat(untilItAnswers(requests)).isEqualTo("1");
                assertThat(third.port()).isEqualTo(first.port());
            }
        }
    }

    /** Each try waits up to a second for a connection. */
    private static String untilItAnswers(DataSource dataSource) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return query(dataSource, "SELECT 1");
            } catch (SQLException e) {
                if (!SqlFailures.isUnavailable(e) || attempt == 10) {
                    throw e;
                }
            }
        }
    }

    private static Databases databases(Map<Purpose, Integer> sizes) {
        TestDatabase database = POSTGRES.freshDatabase();
        Databases.Address address = new Databases.Address(database.jdbcUrl(), database.user(), database.password());
        return new Databases(address, sizes, Optional.empty());
    }

    private static String query(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
