package io.modelwright.postgres.records;

import static io.modelwright.testkit.identity.IdentityFixtures.aWorkspace;
import static io.modelwright.testkit.identity.IdentityFixtures.anAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Workspace;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.PostgresAtomic;
import io.modelwright.postgres.Transactions;
import io.modelwright.postgres.identity.PostgresIdentity;
import io.modelwright.postgres.identity.PostgresWorkspaceRepository;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.testkit.identity.IdentityStores;
import io.modelwright.testkit.records.AtomicContract;
import io.modelwright.testkit.records.RecordFixtures;
import io.modelwright.testkit.records.RecordsInUse;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With one connection in the pool: whatever took another one would wait for it in vain. */
final class PostgresAtomicTest implements AtomicContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private Databases databases;
    private DataSource requests;
    private Atomic atomic;
    private IdentityStores identity;
    private RecordsInUse records;

    @BeforeEach
    void connect() {
        TestDatabase database = PublishedDatabase.fresh();
        databases = new Databases(
                new Databases.Address(database.jdbcUrl(), database.user(), database.password()),
                Map.of(Purpose.REQUESTS, 1),
                Optional.empty());
        requests = databases.of(Purpose.REQUESTS);
        atomic = new PostgresAtomic(requests);
        Migrations.platform(database);
        identity = PostgresIdentity.over(requests);
        records = new RecordsInUse(
                new PostgresRecordStore(requests),
                new PostgresFences(requests),
                RecordFixtures.app(RecordFixtures.design(), 1));
    }

    @AfterEach
    void disconnect() {
        databases.close();
    }

    @Override
    public Atomic atomic() {
        return atomic;
    }

    @Override
    public IdentityStores identity() {
        return identity;
    }

    @Override
    public RecordsInUse records() {
        return records;
    }

    @Test
    void workShouldBeUnseenByOthersUntilItHasEnded() {
        Account ada = anAccount(identity.accounts(), "ada@example.org");
        PostgresWorkspaceRepository elsewhere = new PostgresWorkspaceRepository(databases.of(Purpose.JOBS));
        Workspace made = atomic.run(() -> {
            Workspace workspace = aWorkspace();
            identity.workspaces().add(workspace, ada.id());
            assertThat(elsewhere.find(workspace.id())).isEmpty();
            return workspace;
        });
        assertThat(elsewhere.find(made.id())).contains(made);
    }

    @Test
    void storesOverAnotherSourceShouldNotJoin() {
        Account ada = anAccount(identity.accounts(), "ada@example.org");
        PostgresWorkspaceRepository elsewhere = new PostgresWorkspaceRepository(databases.of(Purpose.JOBS));
        Workspace apart = aWorkspace();
        assertThatThrownBy(() -> atomic.run(() -> {
                    elsewhere.add(apart, ada.id());
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        assertThat(elsewhere.find(apart.id())).contains(apart);
    }

    @Test
    void workShouldFailWhenItsConnectionIsCutAndLeaveAPoolThatServes() {
        Account ada = anAccount(identity.accounts(), "ada@example.org");
        Workspace lost = aWorkspace();
        assertThatThrownBy(() -> atomic.run(() -> {
                    identity.workspaces().add(lost, ada.id());
                    new Transactions(requests).read(connection -> end(pid(connection)));
                    return identity.workspaces().find(lost.id());
                }))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(identity.workspaces().find(lost.id())).isEmpty();
        assertThat(atomic.run(() -> identity.accounts().find(ada.id()))).contains(ada);
    }

    @Test
    void connectionShouldComeBackAsItWasWhenTheWorkFails() throws SQLException {
        assertThatThrownBy(() -> atomic.run(() -> {
                    throw new IllegalStateException("no more");
                }))
                .hasMessage("no more");
        try (Connection connection = requests.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void failedStatementThatOnlyReadShouldNotSpoilTheWork() {
        Account ada = anAccount(identity.accounts(), "ada@example.org");
        Workspace made = atomic.run(() -> {
            Workspace workspace = aWorkspace();
            identity.workspaces().add(workspace, ada.id());
            assertThatThrownBy(() -> new Transactions(requests)
                            .read(connection -> number(connection, "SELECT 1 FROM nowhere.nothing")))
                    .hasMessageContaining("refused");
            return workspace;
        });
        assertThat(identity.workspaces().find(made.id())).contains(made);
    }

    private int end(int pid) throws SQLException {
        try (Connection other = databases.of(Purpose.JOBS).getConnection()) {
            return number(other, "SELECT pg_terminate_backend(" + pid + ", 10000)::int");
        }
    }

    private static int pid(Connection connection) throws SQLException {
        return number(connection, "SELECT pg_backend_pid()");
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
