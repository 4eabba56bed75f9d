package app.support.store;

import app.support.model.AppModel;
import app.support.model.Entity;
import app.support.model.Relation;
import app.support.records.Journaling;
import app.support.records.RecordData;
import app.support.records.RequestContext;
import app.support.sql.Tables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a deletion does to the records that refer to the deleted one, before the foreign keys do it: those that only lose their
 * reference get a new version, as with every other change. For one deletion, inside its transaction.
 */
public final class Cascade {

    private final Connection connection;
    private final AppModel model;
    private final RequestContext request;
    private final Set<UUID> doomed = new HashSet<>();

    public Cascade(Connection connection, AppModel model, RequestContext request) {
        this.connection = connection;
        this.model = model;
        this.request = request;
    }

    /** Takes everything away from the records that goes with them, or only refers to them. */
    public void release(Entity entity, List<UUID> ids) throws SQLException {
        doomed.addAll(ids);
        for (Relation relation : model.relationsTo(entity.name())) {
            if (!relation.isToOne() || relation.onDelete() == Relation.OnDelete.RESTRICT) {
                continue;
            }
            Entity owner = model.entity(relation.from());
            List<UUID> referring = referring(owner, relation, ids);
            referring.removeIf(doomed::contains);
            if (referring.isEmpty()) {
                continue;
            }
            if (relation.onDelete() == Relation.OnDelete.CASCADE) {
                List<RecordData> taken = StoredRows.load(connection, owner, referring);
                release(owner, referring);
                for (RecordData record : taken) {
                    Journaling.deleted(connection, owner, record, request);
                }
            } else {
                unset(owner, relation, referring);
            }
        }
    }

    private List<UUID> referring(Entity owner, Relation relation, List<UUID> ids) throws SQLException {
        String sql = "SELECT \"id\" FROM " + owner.table() + " WHERE " + Tables.foreignKey(relation)
                + " = ANY(?) ORDER BY \"id\" FOR UPDATE";
        List<UUID> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).uuids(ids);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return found;
    }

    private void unset(Entity owner, Relation relation, List<UUID> ids) throws SQLException {
        for (RecordData before : StoredRows.load(connection, owner, ids)) {
            RecordData after = before.changed(
                    request.now(),
                    request.user(),
                    before.with(relation.name(), null).values(),
                    Map.of());
            Journaling.updated(connection, owner, before, after, Set.of(relation.name()));
        }
        String sql = "UPDATE " + owner.table() + " SET " + Tables.foreignKey(relation)
                + " = NULL, \"version\" = \"version\" + 1, \"updated_at\" = ?, \"updated_by\" = ?"
                + " WHERE \"id\" = ANY(?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).instant(request.now()).uuid(request.user()).uuids(ids);
            statement.executeUpdate();
        }
    }
}
