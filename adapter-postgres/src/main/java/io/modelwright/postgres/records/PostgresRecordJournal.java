package io.modelwright.postgres.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.records.driven.RecordJournal;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads the history table of a data database. */
public final class PostgresRecordJournal implements RecordJournal {

    private static final String READ = """
            SELECT record_version, entity_id, action, actor, occurred_at, delta
            FROM modelwright_data.record_history
            WHERE app_id = ? AND record_id = ? AND record_version < ?
            ORDER BY record_version DESC LIMIT ?""";

    private final Transactions transactions;

    public PostgresRecordJournal(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public List<Entry> read(AppId app, UUID record, long below, int limit) {
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ)) {
                statement.setObject(1, app.value());
                statement.setObject(2, record);
                statement.setLong(3, below);
                statement.setInt(4, limit);
                try (ResultSet rows = statement.executeQuery()) {
                    List<Entry> entries = new ArrayList<>();
                    while (rows.next()) {
                        entries.add(entry(rows));
                    }
                    return entries;
                }
            }
        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        if (!(JsonText.parse(row.getString("delta")) instanceof Json.JsonObject before)) {
            throw new IllegalStateException("a row of history holds no object");
        }
        return new Entry(
                row.getLong("record_version"),
                new ElementId(row.getObject("entity_id", UUID.class)),
                row.getString("action"),
                new AccountId(row.getObject("actor", UUID.class)),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                before);
    }
}
