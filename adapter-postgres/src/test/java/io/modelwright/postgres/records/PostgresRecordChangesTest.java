package io.modelwright.postgres.records;

import io.modelwright.ports.records.driven.RecordChanges;
import io.modelwright.ports.records.driven.RecordChanges.Change;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.postgres.notify.Doorbell;
import io.modelwright.testkit.jobs.SteppingClock;
import io.modelwright.testkit.records.RecordChangesContract;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRecordChangesTest implements RecordChangesContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private final SteppingClock clock = new SteppingClock();
    private DataSource dataSource;
    private RecordChanges changes;

    @BeforeEach
    void open() {
        dataSource = POSTGRES.freshDatabase("data", Migrations::data);
        changes = new PostgresRecordChanges(dataSource, clock, new Doorbell());
    }

    @Override
    public RecordChanges changes() {
        return changes;
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }

    @Override
    public void add(Change change) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO modelwright_data.outbox
                            (app_id, kind, entity_id, record_id, record_version, actor, occurred_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")) {
            statement.setObject(1, change.app().value());
            statement.setString(2, change.kind());
            statement.setObject(3, change.entity().value());
            statement.setObject(4, change.record());
            statement.setLong(5, change.version());
            statement.setObject(6, change.actor().value());
            statement.setObject(7, change.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
