package io.modelwright.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlFailuresTest {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private TestDatabase database;

    @BeforeEach
    void makeTables() throws SQLException {
        database = POSTGRES.freshDatabase();
        execute("CREATE TABLE parent (id int CONSTRAINT parent_key PRIMARY KEY, name text NOT NULL);"
                + "CREATE TABLE child (id int PRIMARY KEY, parent int CONSTRAINT child_of REFERENCES parent);"
                + "INSERT INTO parent VALUES (1, 'one'); INSERT INTO child VALUES (1, 1)");
    }

    @Test
    void uniqueViolationShouldNameItsConstraint() {
        SQLException failure = failureOf("INSERT INTO parent VALUES (1, 'again')");

        assertThat(SqlFailures.isUniqueViolation(failure)).isTrue();
        assertThat(SqlFailures.constraint(failure)).hasValue("parent_key");
        assertThat(SqlFailures.isUnavailable(failure)).isFalse();
        assertThat(SqlFailures.translate(failure)).isInstanceOf(SqlFault.class);
    }

    @Test
    void foreignKeyViolationShouldBeSeenFromBothSides() {
        SQLException dangling = failureOf("INSERT INTO child VALUES (2, 9)");
        SQLException referenced = failureOf("DELETE FROM parent");

        assertThat(SqlFailures.isForeignKeyViolation(dangling)).isTrue();
        assertThat(SqlFailures.isForeignKeyViolation(referenced)).isTrue();
        assertThat(SqlFailures.constraint(referenced)).hasValue("child_of");
    }

    @Test
    void notNullViolationShouldNameItsColumn() {
        SQLException failure = failureOf("INSERT INTO parent VALUES (2, NULL)");

        assertThat(SqlFailures.isNotNullViolation(failure)).isTrue();
        assertThat(SqlFailures.column(failure)).hasValue("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM gone", "SELECT gone FROM parent", "SELECT 1 FROM gone.parent"})
    void schemaShouldCountAsStaleWhenSomethingNamedIsNotThere(String sql) {
        assertThat(SqlFailures.isStaleSchema(failureOf(sql))).isTrue();
    }

    @Test
    void schemaShouldCountAsStaleWhenAPreparedStatementNoLongerFits() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM parent")) {
                statement.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
                statement.executeQuery().close();
                connection.commit();
                execute("ALTER TABLE parent ADD COLUMN extra int");

                SQLException failure = catchThrowableOfType(SQLException.class, statement::executeQuery);
                assertThat(SqlFailures.isStaleSchema(failure)).isTrue();
            }
        }
    }

    @Test
    void storeShouldCountAsUnavailableWhenAStatementTakesTooLong() {
        SQLException failure = failureOf("SET statement_timeout = 20; SELECT pg_sleep(10)");

        assertThat(SqlFailures.translate(failure)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void storeShouldCountAsUnavailableWhenTheServerEndsTheSession() {
        SQLException failure = failureOf("SELECT pg_terminate_backend(pg_backend_pid())");

        assertThat(SqlFailures.translate(failure)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void storeShouldCountAsUnavailableWhenNoConnectionIsFree() {
        assertThatThrownBy(() -> SqlFailures.translating(() -> {
                    throw new SQLTransientConnectionException("timed out after 1000 ms");
                }))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void lockTimeoutShouldBeToldApartFromAnUnavailableStore() throws SQLException {
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE parent");

            SQLException failure = failureOf("SET lock_timeout = 20; SELECT * FROM parent");

            assertThat(SqlFailures.isLockTimeout(failure)).isTrue();
            assertThat(SqlFailures.isUnavailable(failure)).isFalse();
        }
    }

    @Test
    void failureShouldBeFoundWhenJdbiWrapsIt() {
        Jdbi jdbi = Jdbi.create(database);

        JdbiException failure = catchThrowableOfType(
                JdbiException.class,
                () -> jdbi.useHandle(handle -> handle.execute("INSERT INTO parent VALUES (1, 'x')")));

        assertThat(SqlFailures.isUniqueViolation(failure)).isTrue();
        assertThat(SqlFailures.translate(failure)).isSameAs(failure);
    }

    private SQLException failureOf(String sql) {
        return catchThrowableOfType(SQLException.class, () -> execute(sql));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            statement.execute("RESET ALL");
        }
    }
}
