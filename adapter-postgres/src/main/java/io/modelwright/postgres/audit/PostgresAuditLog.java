package io.modelwright.postgres.audit;

import io.modelwright.core.audit.Actor;
import io.modelwright.core.audit.AuditAction;
import io.modelwright.core.audit.AuditEntry;
import io.modelwright.core.audit.AuditEvent;
import io.modelwright.core.audit.Origin;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.ports.audit.driven.AuditLog;
import io.modelwright.postgres.JsonText;
import io.modelwright.postgres.Transactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The audit trail in {@code modelwright.audit_entries}, where triggers refuse every change of an entry. */
public final class PostgresAuditLog implements AuditLog {

    private static final String INSERT = "INSERT INTO modelwright.audit_entries (id, at, action, account_id, means,"
            + " credential_id, workspace_id, app_id, object_kind, object_id, before_value, after_value, address, request_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?) ON CONFLICT (id) DO NOTHING";
    private static final String COLUMNS = "id, at, action, account_id, means, credential_id, workspace_id, app_id,"
            + " object_kind, object_id, before_value, after_value, address, request_id";

    private final Transactions transactions;

    public PostgresAuditLog(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    @Override
    public void add(AuditEntry entry) {
        AuditEvent event = entry.event();
        transactions.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                bind(
                        statement,
                        entry.id(),
                        time(entry.at()),
                        event.action().code(),
                        entry.actor().account().map(AccountId::value).orElse(null),
                        entry.actor().means().code(),
                        entry.actor().credential().orElse(null),
                        event.workspace().map(WorkspaceId::value).orElse(null),
                        event.app().map(AppId::value).orElse(null),
                        event.objectKind(),
                        event.objectId(),
                        event.before().map(JsonText::write).orElse(null),
                        event.after().map(JsonText::write).orElse(null),
                        entry.origin().address(),
                        entry.origin().requestId());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public List<AuditEntry> list(Selection selection, Optional<UUID> before, int limit) {
        Where where = new Where(selection);
        before.ifPresent(id -> where.and("id < ?", id));
        String sql = "SELECT " + COLUMNS + " FROM modelwright.audit_entries" + where.text() + " ORDER BY id DESC LIMIT "
                + limit;
        return transactions.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, where.values());
                List<AuditEntry> entries = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        entries.add(entry(rows));
                    }
                }
                return entries;
            }
        });
    }

    @Override
    public long count(Selection selection) {
        Where where = new Where(selection);
        return transactions.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT count(*) FROM modelwright.audit_entries" + where.text())) {
                bind(statement, where.values());
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        String code = row.getString("action");
        AuditEvent event = new AuditEvent(
                AuditAction.ofCode(code)
                        .orElseThrow(() -> new IllegalStateException("an entry of a newer release: " + code)),
                id(row, "workspace_id").map(WorkspaceId::new),
                id(row, "app_id").map(AppId::new),
                row.getString("object_kind"),
                row.getString("object_id"),
                json(row, "before_value"),
                json(row, "after_value"));
        Actor actor = new Actor(
                id(row, "account_id").map(AccountId::new),
                Actor.Means.ofCode(row.getString("means")),
                id(row, "credential_id"));
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                actor,
                new Origin(row.getString("address"), row.getString("request_id")),
                event);
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Optional<Json.JsonObject> json(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(text -> (Json.JsonObject) JsonText.parse(text));
    }

    /** The condition of a selection: fixed texts with a place for each value. */
    private static final class Where {

        private final StringBuilder text = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        private Where(Selection selection) {
            selection
                    .workspace()
                    .ifPresentOrElse(
                            workspace -> and("workspace_id = ?", workspace.value()),
                            () -> text.append(" WHERE workspace_id IS NULL"));
            selection.action().ifPresent(action -> and("action = ?", action.code()));
            selection.actor().ifPresent(actor -> and("account_id = ?", actor.value()));
            selection.object().ifPresent(object -> and("object_id = ?", object.replace("\0", "")));
            selection.from().ifPresent(from -> and("at >= ?", time(from)));
            selection.to().ifPresent(to -> and("at < ?", time(to)));
        }

        private void and(String condition, Object value) {
            text.append(text.isEmpty() ? " WHERE " : " AND ").append(condition);
            values.add(value);
        }

        private String text() {
            return text.toString();
        }

        private Object[] values() {
            return values.toArray();
        }
    }
}
