package io.modelwright.postgres.records;

import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.records.JsonWriter;
import io.modelwright.core.records.StoredRecord;
import io.modelwright.core.sql.SqlType;
import io.modelwright.core.sql.records.BulkInsert;
import io.modelwright.core.sql.records.StoredColumns.StoredColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Records as the JSON that a {@link BulkInsert} takes: each value as text that PostgreSQL reads as its type. Immutable. */
final class RecordJson {

    private static final JsonWriter.Name NUMBER = JsonWriter.Name.of(BulkInsert.NUMBER);

    private record Value(JsonWriter.Name key, StoredColumn column) {}

    private record Links(JsonWriter.Name key, ElementId set) {}

    private final List<Value> values = new ArrayList<>();
    private final List<Links> links = new ArrayList<>();

    RecordJson(BulkInsert.Statement statement) {
        for (int i = 0; i < statement.columns().size(); i++) {
            values.add(new Value(
                    JsonWriter.Name.of(BulkInsert.key(i)), statement.columns().get(i)));
        }
        for (int i = 0; i < statement.links().size(); i++) {
            links.add(new Links(
                    JsonWriter.Name.of(BulkInsert.linksKey(i)),
                    statement.links().get(i)));
        }
    }

    void write(int number, StoredRecord record, JsonWriter json) {
        json.beginObject().name(NUMBER).number(number);
        for (Value value : values) {
            // what is not named is NULL
            Object given = RecordRows.columnValue(record, value.column());
            if (given != null) {
                write(value.column().type(), given, json.name(value.key()));
            }
        }
        for (Links set : links) {
            json.name(set.key()).beginArray();
            for (UUID id : record.links().getOrDefault(set.set(), List.of())) {
                json.plain(id.toString());
            }
            json.endArray();
        }
        json.endObject();
    }

    private static void write(SqlType type, Object value, JsonWriter json) {
        switch (type) {
            case TEXT, JSONB -> json.string((String) value);
            case INTEGER, BIGINT -> json.number(((Number) value).longValue());
            case NUMERIC -> json.plain(((BigDecimal) value).toPlainString());
            case BOOLEAN -> json.bool((Boolean) value);
            case DOUBLE, DATE, TIME, TIMESTAMPTZ, INTERVAL, UUID -> json.plain(value.toString());
            case TEXT_ARRAY -> {
                json.beginArray();
                ((List<?>) value).forEach(text -> json.string((String) text));
                json.endArray();
            }
            case UUID_ARRAY, BIGINT_ARRAY -> throw new IllegalStateException("no column has the type " + type);
        }
    }
}
