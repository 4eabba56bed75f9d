package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.postgres.migration.Migrations;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PlatformWiringTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    @Test
    void nextPartsOfTheHistoryShouldBeMadeWhenThePlatformStarts() throws Exception {
        TestDatabase database = POSTGRES.freshDatabase();
        Migrations.data(database);
        String part = "modelwright_data.record_history_"
                + LocalDate.now(ZoneOffset.UTC).plusMonths(1).format(DateTimeFormatter.ofPattern("uuuu_MM"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + part);
        }

        Platform platform = Platform.start(TestPlatform.settings(database), new PlatformWiring());
        try {
            assertThat(isThereSoon(database, part)).isTrue();
        } finally {
            platform.close();
        }
    }

    private static boolean isThereSoon(TestDatabase database, String table) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        boolean there = false;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            while (!there && System.nanoTime() < deadline) {
                try (ResultSet rows =
                        statement.executeQuery("SELECT to_regclass('" + table + "') IS NOT NULL, pg_sleep(0.05)")) {
                    rows.next();
                    there = rows.getBoolean(1);
                }
            }
        }
        return there;
    }
}
