package io.modelwright.postgres.modeling;

import io.modelwright.core.shared.AppId;
import io.modelwright.ports.modeling.driven.DraftRepository;
import io.modelwright.postgres.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The drafts in PostgreSQL. */
public final class PostgresDraftRepository implements DraftRepository {

    private final Transactions transactions;

    public PostgresDraftRepository(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public Optional<StoredDraft> find(AppId app) {
        return transactions.read(connection -> {
            String sql = "SELECT app_id, revision, document, updated_at, updated_by FROM modelwright.drafts"
                    + " WHERE app_id = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, app.value());
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? Optional.of(DraftRows.read(rows)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public Saved save(StoredDraft draft) {
        return transactions.write(connection -> {
            String sql =
                    "UPDATE modelwright.drafts SET revision = ?, document = ?::json, updated_at = ?, updated_by = ?"
                            + " WHERE app_id = ? AND revision = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                DraftRows.set(statement, draft);
                statement.setLong(6, draft.revision() - 1);
                return statement.executeUpdate() == 1 ? new Saved.Done() : loser(connection, draft.app());
            }
        });
    }

    private static Saved loser(Connection connection, AppId app) throws SQLException {
        String sql = "SELECT revision FROM modelwright.drafts WHERE app_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, app.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new Saved.Stale(rows.getLong(1)) : new Saved.Absent();
            }
        }
    }
}
