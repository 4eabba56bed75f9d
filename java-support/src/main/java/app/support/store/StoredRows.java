package app.support.store;

import app.support.expression.SystemField;
import app.support.json.JsonBodies;
import app.support.model.Entity;
import app.support.model.FieldType;
import app.support.model.Member;
import app.support.records.RecordData;
import app.support.sql.SqlType;
import app.support.sql.Tables;
import app.support.values.GeoPointValue;
import app.support.values.MoneyValue;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whole records of any entity, as they are stored. Stateless. */
public final class StoredRows {

    private StoredRows() {}

    /** Those of these records that are there, by their ids. */
    public static List<RecordData> load(Connection connection, Entity entity, List<UUID> ids) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (SystemField system : SystemField.values()) {
            columns.add(Tables.system(system));
        }
        entity.columns().forEach(column -> column.field().columns().forEach(name -> columns.add("\"" + name + "\"")));
        entity.references().forEach(one -> columns.add(Tables.foreignKey(one.relation())));
        entity.linkSets()
                .forEach(many -> columns.add("ARRAY(SELECT l.\"to_id\" FROM " + Tables.links(many.relation())
                        + " l WHERE l.\"from_id\" = e.\"id\" ORDER BY l.\"to_id\")"));
        String sql = "SELECT " + String.join(", ", columns) + " FROM " + entity.table()
                + " e WHERE \"id\" = ANY(?) ORDER BY \"id\"";
        List<RecordData> records = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new RowWriter(statement).uuids(ids);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    records.add(read(entity, rows));
                }
            }
        }
        return records;
    }

    private static RecordData read(Entity entity, ResultSet rows) throws SQLException {
        RowReader system = new RowReader(rows);
        int place = SystemField.values().length + 1;
        Map<String, Object> values = new HashMap<>();
        for (Member.Column column : entity.columns()) {
            Object value = value(rows, place, column.type());
            if (value != null) {
                values.put(column.name(), value);
            }
            place += column.field().columns().size();
        }
        for (Member.ToOne one : entity.references()) {
            UUID target = rows.getObject(place++, UUID.class);
            if (target != null) {
                values.put(one.name(), target);
            }
        }
        Map<String, List<UUID>> links = new HashMap<>();
        for (Member.ToMany many : entity.linkSets()) {
            List<?> ids = Columns.list(rows, place++);
            links.put(
                    many.name(),
                    ids == null ? List.of() : ids.stream().map(UUID.class::cast).toList());
        }
        return new RecordData(
                RowReader.required(system.uuid()),
                RowReader.required(system.bigint()),
                RowReader.required(system.instant()),
                RowReader.required(system.uuid()),
                RowReader.required(system.instant()),
                RowReader.required(system.uuid()),
                values,
                links);
    }

    private static @Nullable Object value(ResultSet rows, int place, FieldType type) throws SQLException {
        List<SqlType> types = Tables.types(type);
        Object first = Columns.read(rows, place, types.getFirst());
        if (types.size() == 1) {
            return type == FieldType.Plain.JSON && first instanceof String text ? JsonBodies.parse(text) : first;
        }
        Object second = Columns.read(rows, place + 1, types.getLast());
        if (first == null || second == null) {
            return null;
        }
        return type == FieldType.Plain.GEO_POINT
                ? new GeoPointValue((Double) first, (Double) second)
                : new MoneyValue((BigDecimal) first, (String) second);
    }
}
