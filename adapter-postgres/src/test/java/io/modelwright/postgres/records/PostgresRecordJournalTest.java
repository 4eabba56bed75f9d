package io.modelwright.postgres.records;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.records.driven.RecordJournal;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.testkit.records.RecordJournalContract;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRecordJournalTest implements RecordJournalContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private DataSource dataSource;
    private RecordJournal journal;

    @BeforeEach
    void open() {
        dataSource = POSTGRES.freshDatabase("data", Migrations::data);
        journal = new PostgresRecordJournal(dataSource);
    }

    @Override
    public RecordJournal journal() {
        return journal;
    }

    @Override
    public void add(AppId app, UUID record, RecordJournal.Entry entry) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO modelwright_data.record_history
                            (app_id, record_id, record_version, entity_id, action, actor, occurred_at, delta)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""")) {
            statement.setObject(1, app.value());
            statement.setObject(2, record);
            statement.setLong(3, entry.version());
            statement.setObject(4, entry.entity().value());
            statement.setString(5, entry.action());
            statement.setObject(6, entry.actor().value());
            statement.setObject(7, entry.at().atOffset(ZoneOffset.UTC));
            statement.setString(8, JsonText.write(entry.before()));
            statement.executeUpdate();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
