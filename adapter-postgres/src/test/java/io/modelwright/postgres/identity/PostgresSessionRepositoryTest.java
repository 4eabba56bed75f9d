package io.modelwright.postgres.identity;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.Account;
import io.modelwright.core.identity.Device;
import io.modelwright.core.identity.PasswordHash;
import io.modelwright.ports.identity.driven.SessionRepository.NewSession;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.identity.IdentityStores;
import io.modelwright.testkit.identity.SessionRepositoryContract;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresSessionRepositoryTest implements SessionRepositoryContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private DataSource database;
    private IdentityStores stores;

    @BeforeEach
    void migrate() {
        database = POSTGRES.freshDatabase();
        stores = new PostgresIdentity(database);
    }

    @Override
    public IdentityStores stores() {
        return stores;
    }

    @Test
    void openShouldWaitForAChangeOfThePasswordAndSeeIt() throws Exception {
        Account ada = IdentityFixtures.anAccount(stores.accounts(), "ada@example.org");
        PasswordHash before =
                stores.accounts().findCredentials(ada.id()).orElseThrow().passwordHash();
        NewSession opening =
                new NewSession(IdentityFixtures.aSessionId(), ada.id(), "t1", Device.UNKNOWN, NOW, END, NOW.plus(IDLE));
        try (Connection changing = database.getConnection();
                Statement statement = changing.createStatement();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            changing.setAutoCommit(false);
            statement.executeUpdate("UPDATE modelwright.accounts SET password_hash = 'another'");

            Future<Boolean> opened = threads.submit(() -> stores.sessions().open(opening, before));
            Poll.until("a sign-in that waits", () -> opened.isDone() || isSomebodyWaiting());
            changing.commit();

            assertThat(opened.get()).isFalse();
        }
        assertThat(stores.sessions().countOf(ada.id(), NOW)).isZero();
    }

    private boolean isSomebodyWaiting() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pid FROM pg_locks WHERE NOT granted")) {
            return rows.next();
        }
    }
}
