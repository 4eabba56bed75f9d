package io.modelwright.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TestPostgresTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private static TestDatabase ofTheClass;
    private static String ofAnEarlierTest = "";

    @BeforeAll
    static void makeOne() {
        ofTheClass = POSTGRES.freshDatabase();
    }

    @AfterAll
    static void theOneOfTheClassShouldStillBeThere() throws SQLException {
        assertThat(query(ofTheClass, "SELECT 1")).isEqualTo("1");
    }

    @Test
    @Order(1)
    void databaseShouldBeEmptyAndItsOwnWhenItIsFresh() throws SQLException {
        TestDatabase one = POSTGRES.freshDatabase();
        TestDatabase other = POSTGRES.freshDatabase();
        execute(one, "CREATE TABLE mark (n int)");

        assertThat(query(one, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("1");
        assertThat(query(other, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
        ofAnEarlierTest = one.name();
    }

    @Test
    @Order(2)
    void databaseShouldBeGoneWhenItsTestIsOver() throws SQLException {
        assertThat(query(ofTheClass, "SELECT count(*) FROM pg_database WHERE datname = '" + ofAnEarlierTest + "'"))
                .isEqualTo("0");
    }

    @Test
    void templateShouldBePreparedOnceWhenManyCopiesAreMade() throws SQLException {
        AtomicInteger preparations = new AtomicInteger();
        Consumer<DataSource> prepare = database -> {
            preparations.incrementAndGet();
            execute(database, "CREATE TABLE prepared AS SELECT 42 AS answer");
        };

        TestDatabase one = POSTGRES.freshDatabase("numbers", prepare);
        execute(one, "DELETE FROM prepared");
        TestDatabase other = POSTGRES.freshDatabase("numbers", prepare);

        assertThat(query(other, "SELECT answer FROM prepared")).isEqualTo("42");
        assertThat(preparations).hasValue(1);
    }

    @Test
    void connectionShouldStartCleanWhenItWasUsedBefore() throws SQLException {
        TestDatabase database = POSTGRES.freshDatabase();
        execute(database, "CREATE TABLE mark (n int)");
        String session = query(database, "SELECT pg_backend_pid()");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO mark VALUES (1)");
        }

        assertThat(query(database, "SELECT count(*) FROM mark")).isEqualTo("0");
        assertThat(query(database, "SELECT pg_backend_pid()")).isEqualTo(session);
    }

    @Test
    void connectionShouldNotBeUsedAgainWhenTheServerEndedIt() throws SQLException {
        TestDatabase database = POSTGRES.freshDatabase();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pg_backend_pid())");
        } catch (SQLException ended) {
            assertThat(ended.getSQLState()).isEqualTo("57P01");
        }

        assertThat(query(database, "SELECT 1")).isEqualTo("1");
    }

    private static String query(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
