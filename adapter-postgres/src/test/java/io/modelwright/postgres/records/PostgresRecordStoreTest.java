package io.modelwright.postgres.records;

import io.modelwright.core.records.CompiledApp;
import io.modelwright.ports.files.driven.FileRepository;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.files.PostgresFileRepository;
import io.modelwright.testkit.records.InMemoryRecordStore.HistoryRow;
import io.modelwright.testkit.records.RecordStoreContract;
import io.modelwright.testkit.records.RecordsInUse;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRecordStoreTest implements RecordStoreContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    private TestDatabase database;

    @BeforeEach
    void openDatabase() {
        database = PublishedDatabase.fresh();
    }

    @Override
    public FileRepository files() {
        return new PostgresFileRepository(database);
    }

    @Override
    public RecordsInUse live(CompiledApp app) {
        return new RecordsInUse(new PostgresRecordStore(database), new PostgresFences(database), app);
    }

    @Override
    public List<HistoryRow> history(RecordsInUse records) {
        String sql = "SELECT h.record_id, h.record_version, h.action, h.delta FROM modelwright_data.record_history h"
                + " JOIN modelwright_data.outbox o ON o.record_id = h.record_id AND o.record_version = h.record_version"
                + " AND o.kind = 'record.' || h.action ORDER BY o.id";
        List<HistoryRow> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(new HistoryRow(
                        result.getObject(1, UUID.class),
                        result.getLong(2),
                        result.getString(3),
                        JsonText.parse(result.getString(4))));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return rows;
    }
}
