package io.modelwright.postgres.records;

import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.records.EntityPlan;
import io.modelwright.core.records.GeoPointValue;
import io.modelwright.core.records.Member;
import io.modelwright.core.records.MoneyValue;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.sql.SqlType;
import io.modelwright.core.sql.records.StoredColumns;
import io.modelwright.core.sql.records.StoredColumns.StoredColumn;
import io.modelwright.core.sql.records.Tables;
import io.modelwright.postgres.JsonText;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@link StoredColumns} as records, and records as values for them. Stateless. */
final class RecordRows {

    private RecordRows() {}

    /** The current row: the stored columns, then the sets of the links in the order of the entity; null for a row of NULLs. */
    static @Nullable StoredRecord read(ResultSet rows, EntityPlan entity, Set<ElementId> links) throws SQLException {
        List<StoredColumn> columns = StoredColumns.of(entity);
        Map<SystemField, Object> system = new EnumMap<>(SystemField.class);
        Map<ElementId, Object> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            StoredColumn column = columns.get(i);
            if (column.part() == 0) {
                Object value = value(rows, i + 1, column);
                if (value != null) {
                    put(column.member(), value, system, values);
                }
            }
        }
        if (system.isEmpty()) {
            return null;
        }
        Map<ElementId, List<UUID>> sets = new HashMap<>();
        int next = columns.size() + 1;
        for (Member.ToMany set : entity.linkSets()) {
            if (links.contains(set.id())) {
                List<?> ids = Columns.list(rows, next++);
                sets.put(
                        set.id(),
                        ids == null
                                ? List.of()
                                : ids.stream().map(UUID.class::cast).toList());
            }
        }
        return new StoredRecord(
                (UUID) required(system, SystemField.ID),
                (Long) required(system, SystemField.VERSION),
                (Instant) required(system, SystemField.CREATED_AT),
                new AccountId((UUID) required(system, SystemField.CREATED_BY)),
                (Instant) required(system, SystemField.UPDATED_AT),
                new AccountId((UUID) required(system, SystemField.UPDATED_BY)),
                values,
                sets);
    }

    private static Object required(Map<SystemField, Object> system, SystemField field) {
        Object value = system.get(field);
        if (value == null) {
            throw new IllegalStateException("a stored record lacks its " + field.member());
        }
        return value;
    }

    private static void put(
            Member member, Object value, Map<SystemField, Object> system, Map<ElementId, Object> values) {
        switch (member) {
            case Member.OfSystem field -> system.put(field.field(), value);
            case Member.Column column -> values.put(column.id(), value);
            case Member.ToOne reference -> values.put(reference.id(), value);
            case Member.Computed computed -> throw new IllegalStateException("not stored: " + computed.name());
            case Member.ToMany many -> throw new IllegalStateException("not stored: " + many.name());
        }
    }

    private static @Nullable Object value(ResultSet rows, int column, StoredColumn stored) throws SQLException {
        Object first = Columns.read(rows, column, stored.type());
        if (first == null || !(stored.member() instanceof Member.Column field)) {
            return first;
        }
        return assembled(field.type(), first, rows, column);
    }

    /** The value of a field from the value of its first column. */
    static @Nullable Object assembled(FieldType type, Object first, ResultSet rows, int column) throws SQLException {
        if (type instanceof FieldType.Money) {
            String currency = rows.getString(column + 1);
            return currency == null ? null : new MoneyValue((BigDecimal) first, currency);
        }
        if (type == FieldType.Plain.GEO_POINT) {
            double longitude = rows.getDouble(column + 1);
            return rows.wasNull() ? null : new GeoPointValue((Double) first, longitude);
        }
        return type == FieldType.Plain.JSON ? JsonText.parse((String) first) : first;
    }

    /** The value of a record for that column. */
    static @Nullable Object columnValue(StoredRecord record, StoredColumn column) {
        return switch (column.member()) {
            case Member.OfSystem system -> systemValue(record, system.field());
            case Member.Column field -> part(record.value(field.id()), column);
            case Member.ToOne reference -> record.value(reference.id());
            case Member.Computed computed -> throw new IllegalStateException("not stored: " + computed.name());
            case Member.ToMany many -> throw new IllegalStateException("not stored: " + many.name());
        };
    }

    private static @Nullable Object part(@Nullable Object value, StoredColumn column) {
        return switch (value) {
            case null -> null;
            case MoneyValue money -> column.part() == 0 ? money.amount() : money.currency();
            case GeoPointValue point -> column.part() == 0 ? point.latitude() : point.longitude();
            case Json json -> JsonText.write(json);
            default -> value;
        };
    }

    private static Object systemValue(StoredRecord record, SystemField field) {
        return switch (field) {
            case ID -> record.id();
            case VERSION -> record.version();
            case CREATED_AT -> record.createdAt();
            case CREATED_BY -> record.createdBy().value();
            case UPDATED_AT -> record.updatedAt();
            case UPDATED_BY -> record.updatedBy().value();
        };
    }

    /** How many columns a selected value takes. */
    static SqlType firstType(FieldType type) {
        return Tables.types(type).getFirst();
    }
}
