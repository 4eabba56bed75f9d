package io.modelwright.postgres.audit;

import static io.modelwright.testkit.identity.IdentityFixtures.NOW;
import static io.modelwright.testkit.identity.IdentityFixtures.nextId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.audit.AccountEvents;
import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AuditEntry;
import io.modelwright.core.audit.Origin;
import io.modelwright.core.shared.AccountId;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.audit.driven.AuditLog;
import io.modelwright.ports.audit.driven.AuditLog.Selection;
import io.modelwright.postgres.PostgresAtomic;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.testkit.audit.AuditLogContract;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresAuditLogTest implements AuditLogContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private TestDatabase database;
    private AuditLog log;

    @BeforeEach
    void migrate() {
        database = POSTGRES.freshDatabase();
        Migrations.platform(database);
        log = new PostgresAuditLog(database);
    }

    @Override
    public AuditLog log() {
        return log;
    }

    @Override
    public Atomic atomic() {
        return new PostgresAtomic(database);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE modelwright.audit_entries SET address = ''",
                "DELETE FROM modelwright.audit_entries",
                "TRUNCATE modelwright.audit_entries",
                "TRUNCATE modelwright.audit_entries CASCADE",
                "INSERT INTO modelwright.audit_entries SELECT * FROM modelwright.audit_entries"
                        + " ON CONFLICT (id) DO UPDATE SET action = 'x'"
            })
    void entriesShouldRefuseEveryChange(String statement) {
        AccountId account = new AccountId(nextId());
        AuditEntry entry = new AuditEntry(
                nextId(), NOW, Actor.newcomer(account), Origin.NONE, AccountEvents.passwordChanged(account));
        log.add(entry);
        assertThatThrownBy(() -> execute(statement)).hasMessageContaining("audit entries are not changed");
        assertThat(log.list(Selection.all(Optional.empty()), Optional.empty(), 10))
                .containsExactly(entry);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
