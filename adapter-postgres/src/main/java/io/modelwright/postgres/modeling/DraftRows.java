package io.modelwright.postgres.modeling;

import io.modelwright.core.modeling.document.DesignDocument;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.modeling.driven.DraftRepository.StoredDraft;
import io.modelwright.postgres.JsonText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Rows of drafts, for the repositories that write them in transactions of their own. Stateless. */
public final class DraftRows {

    private DraftRows() {}

    public static void insert(Connection connection, StoredDraft draft) throws SQLException {
        String sql = "INSERT INTO modelwright.drafts (revision, document, updated_at, updated_by, app_id)"
                + " VALUES (?, ?::json, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, draft);
            statement.executeUpdate();
        }
    }

    /** Binds revision, document, updated_at, updated_by, app_id, in this order. */
    static void set(PreparedStatement statement, StoredDraft draft) throws SQLException {
        statement.setLong(1, draft.revision());
        statement.setString(2, JsonText.write(DesignDocument.write(draft.design())));
        statement.setObject(3, draft.updatedAt().atOffset(ZoneOffset.UTC));
        statement.setObject(4, draft.updatedBy().value());
        statement.setObject(5, draft.app().value());
    }

    static StoredDraft read(ResultSet row) throws SQLException {
        return new StoredDraft(
                new AppId(row.getObject("app_id", UUID.class)),
                row.getLong("revision"),
                DesignDocument.read(JsonText.parse(row.getString("document"))),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                new AccountId(row.getObject("updated_by", UUID.class)));
    }
}
