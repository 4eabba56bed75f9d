package io.modelwright.postgres.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.records.CompiledApp;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.HistoryDelta;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.records.WritePlan;
import io.modelwright.core.shared.Json;
import io.modelwright.core.sql.records.StoredColumns;
import io.modelwright.core.sql.records.Tables;
import io.modelwright.ports.records.driven.RecordStore.Commit;
import io.modelwright.postgres.JsonText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a deletion does to the records that refer to the deleted one: those of {@code cascade} relations go with it, those of
 * {@code setNull} lose their reference and get a new version. The foreign keys would do the same, but tell nobody: this
 * writes history and events. Runs inside the transaction of the deletion, before it. Not for use by several threads.
 */
final class Cascade {

    private final Connection connection;
    private final Commit commit;
    private final CompiledApp app;
    private final Set<UUID> doomed = new HashSet<>();

    Cascade(Connection connection, Commit commit) {
        this.connection = connection;
        this.commit = commit;
        this.app = commit.plan().rights().app();
    }

    /** Whether deleting such records can touch others. */
    static boolean isNeeded(WritePlan plan) {
        return plan.kind() == WritePlan.Kind.DELETE
                && plan.rights().app().design().relationsTo(plan.entity().name()).stream()
                        .anyMatch(Cascade::passesOn);
    }

    private static boolean passesOn(Relation relation) {
        return relation.isToOne() && relation.onDelete() != Relation.OnDelete.RESTRICT;
    }

    /** Takes everything away from the record that goes with it. */
    void release(StoredRecord record) throws SQLException {
        lock(record);
        doomed.add(record.id());
        release(commit.plan().entity(), List.of(record.id()));
    }

    /** Nobody adds a reference to a locked record. */
    private void lock(StoredRecord record) throws SQLException {
        String sql =
                "SELECT FROM " + Tables.entity(app, commit.plan().entity().name()) + " WHERE \"id\" = ? FOR UPDATE";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, record.id());
            statement.execute();
        }
    }

    private void release(EntityPlan entity, List<UUID> ids) throws SQLException {
        for (Relation relation : app.design().relationsTo(entity.name())) {
            if (!passesOn(relation)) {
                continue;
            }
            EntityPlan owner = app.entity(relation.from());
            List<StoredRecord> referring = referring(owner, relation, ids).stream()
                    .filter(record -> !doomed.contains(record.id()))
                    .toList();
            if (referring.isEmpty()) {
                continue;
            }
            if (relation.onDelete() == Relation.OnDelete.CASCADE) {
                List<UUID> going = referring.stream().map(StoredRecord::id).toList();
                doomed.addAll(going);
                for (StoredRecord record : referring) {
                    journal(owner, record, "delete", HistoryDelta.whole(owner, record));
                }
                release(owner, going);
            } else {
                for (StoredRecord record : referring) {
                    journal(owner, record, "update", HistoryDelta.of(owner, record, Set.of(relation.id()), Set.of()));
                }
                unset(owner, relation, referring);
            }
        }
    }

    private List<StoredRecord> referring(EntityPlan owner, Relation relation, List<UUID> ids) throws SQLException {
        Set<ElementId> links = owner.linkSets().stream().map(Member.ToMany::id).collect(Collectors.toUnmodifiableSet());
        StringBuilder sql = new StringBuilder("SELECT ");
        sql.append(StoredColumns.of(owner).stream()
                .map(column -> "e." + column.name())
                .collect(Collectors.joining(", ")));
        for (Member.ToMany set : owner.linkSets()) {
            sql.append(", ARRAY(SELECT l.\"to_id\" FROM ").append(Tables.links(app, set.relation()));
            sql.append(" l WHERE l.\"from_id\" = e.\"id\" ORDER BY l.\"to_id\")");
        }
        sql.append(" FROM ").append(Tables.entity(app, owner.name())).append(" e WHERE e.");
        sql.append(Tables.foreignKey(relation)).append(" = ANY(?) ORDER BY e.\"id\" FOR UPDATE");
        List<StoredRecord> records = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    records.add(Objects.requireNonNull(RecordRows.read(rows, owner, links)));
                }
            }
        }
        return records;
    }

    private void unset(EntityPlan owner, Relation relation, List<StoredRecord> records) throws SQLException {
        String sql = "UPDATE " + Tables.entity(app, owner.name()) + " SET " + Tables.foreignKey(relation)
                + " = NULL, \"version\" = \"version\" + 1, \"updated_at\" = ?, \"updated_by\" = ?"
                + " WHERE \"id\" = ANY(?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, commit.context().now().atOffset(ZoneOffset.UTC));
            statement.setObject(2, commit.context().user().value());
            Object[] ids = records.stream().map(StoredRecord::id).toArray();
            statement.setArray(3, connection.createArrayOf("uuid", ids));
            statement.executeUpdate();
        }
    }

    private void journal(EntityPlan owner, StoredRecord record, String action, Json delta) throws SQLException {
        String sql = "WITH history AS (INSERT INTO modelwright_data.record_history (app_id, record_id, record_version,"
                + " occurred_at, entity_id, actor, action, delta) VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb))"
                + " INSERT INTO modelwright_data.outbox (app_id, record_id, record_version, occurred_at, entity_id,"
                + " actor, kind) VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = identify(statement, 1, owner, record);
            statement.setString(next++, action);
            statement.setObject(next++, JsonText.write(delta), Types.OTHER);
            next = identify(statement, next, owner, record);
            statement.setString(next, "record." + action);
            statement.executeUpdate();
        }
    }

    private int identify(PreparedStatement statement, int from, EntityPlan owner, StoredRecord record)
            throws SQLException {
        int next = from;
        statement.setObject(next++, app.app().value());
        statement.setObject(next++, record.id());
        statement.setLong(next++, record.version() + 1);
        statement.setObject(next++, commit.context().now().atOffset(ZoneOffset.UTC));
        statement.setObject(next++, owner.id().value());
        statement.setObject(next++, commit.context().user().value());
        return next;
    }
}
