package io.modelwright.postgres.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.postgres.migration.Migrations;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HistoryPartitionsTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private final DataSource database = POSTGRES.freshDatabase("data", Migrations::data);
    private final HistoryPartitions partitions = new HistoryPartitions(database);

    @Test
    void ensureShouldMakeThePartsOfThisMonthAndTheNextTwo() throws SQLException {
        assertThat(partitions.ensure(Instant.parse("2031-11-30T23:59:59Z"))).isEqualTo(3);
        assertThat(partitions.ensure(Instant.parse("2031-11-01T00:00:00Z"))).isZero();
        assertThat(partitions.ensure(Instant.parse("2031-12-15T12:00:00Z"))).isEqualTo(1);

        assertThat(names("record_history_203%"))
                .containsExactly(
                        "record_history_2031_11",
                        "record_history_2031_12",
                        "record_history_2032_01",
                        "record_history_2032_02");
    }

    private List<String> names(String pattern) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE '"
                                + pattern + "' ORDER BY 1")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
