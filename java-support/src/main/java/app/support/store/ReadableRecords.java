package app.support.store;

import app.support.model.Entity;
import app.support.model.RecordRights;
import app.support.records.RequestContext;
import app.support.sql.RecordReads;
import app.support.sql.Slots;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells which of some records somebody can read. Stateless. */
public final class ReadableRecords {

    private ReadableRecords() {}

    /** Those of the ids that are ids of records that can be read with those rights. */
    public static Set<UUID> among(
            Connection connection, RecordRights rights, Entity entity, Collection<UUID> ids, RequestContext request)
            throws SQLException {
        Set<UUID> readable = new HashSet<>();
        if (ids.isEmpty()) {
            return readable;
        }
        Map<String, @Nullable Object> slots = Binder.slots(request);
        slots.put(Slots.IDS, List.copyOf(ids));
        try (PreparedStatement statement = Binder.prepare(connection, RecordReads.readableIds(rights, entity), slots);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                readable.add(rows.getObject(1, UUID.class));
            }
        }
        return readable;
    }
}
