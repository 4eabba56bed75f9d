package io.modelwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TransactionsTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private Databases databases;
    private Transactions transactions;

    @BeforeEach
    void connect() throws SQLException {
        TestDatabase database = POSTGRES.freshDatabase();
        databases = new Databases(
                new Databases.Address(database.jdbcUrl(), database.user(), database.password()),
                Map.of(),
                Optional.empty());
        transactions = new Transactions(databases.of(Purpose.REQUESTS));
        transactions.write(connection -> execute(connection, "CREATE TABLE things (name text)"));
    }

    @AfterEach
    void disconnect() {
        databases.close();
    }

    @Test
    void writeShouldSayThatTheStoreIsAwayWhenItsConnectionIsCutInTheMiddle() {
        assertThatThrownBy(() -> transactions.write(connection -> {
                    execute(connection, "INSERT INTO things VALUES ('half')");
                    end(pid(connection));
                    return execute(connection, "INSERT INTO things VALUES ('done')");
                }))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(count()).isZero();
    }

    @Test
    void writeShouldTakeEverythingBackWhenTheWorkThrows() {
        assertThatThrownBy(() -> transactions.write(connection -> {
                    execute(connection, "INSERT INTO things VALUES ('half')");
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        assertThat(count()).isZero();
    }

    @Test
    void connectionShouldStayInAutocommitWhetherItsResultIsKeptOrNot() throws SQLException {
        try (Connection connection = databases.of(Purpose.JOBS).getConnection()) {
            for (boolean keeps : new boolean[] {true, false}) {
                Transactions.on(connection, same -> execute(same, "INSERT INTO things VALUES ('x')"), done -> keeps);
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
        assertThat(count()).isEqualTo(1);
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static int pid(Connection connection) throws SQLException {
        return number(connection, "SELECT pg_backend_pid()");
    }

    private void end(int pid) throws SQLException {
        try (Connection other = databases.of(Purpose.JOBS).getConnection()) {
            execute(other, "SELECT pg_terminate_backend(" + pid + ", 10000)");
        }
    }

    private int count() {
        return transactions.read(connection -> number(connection, "SELECT count(*) FROM things"));
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
