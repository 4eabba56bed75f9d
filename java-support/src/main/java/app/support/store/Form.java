package app.support.store;

import app.support.json.JsonWriter;
import app.support.model.FieldType;
import app.support.model.FieldType.FormulaResult;
import app.support.model.Member;
import app.support.sql.SqlType;
import app.support.values.NumberForms;
import app.support.values.TimeForms;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the columns of a member become JSON: straight from the row, without a value between. */
enum Form {
    TEXT,
    /** Text that needs no escaping: ids, dates, times, whole numbers as strings. */
    PLAIN,
    INTEGER,
    DECIMAL,
    /** A decimal without trailing zeros. */
    DECIMAL_PLAIN,
    FLOAT,
    BOOLEAN,
    DATE_TIME,
    DURATION,
    TEXTS,
    JSON,
    MONEY,
    GEO_POINT,
    SECRET,
    FILE;

    private static final JsonWriter.Name AMOUNT = JsonWriter.Name.of("amount");
    private static final JsonWriter.Name CURRENCY = JsonWriter.Name.of("currency");
    private static final JsonWriter.Name LATITUDE = JsonWriter.Name.of("lat");
    private static final JsonWriter.Name LONGITUDE = JsonWriter.Name.of("lon");
    private static final JsonWriter.Name SET = JsonWriter.Name.of("set");
    private static final JsonWriter.Name ID = JsonWriter.Name.of("id");
    private static final JsonWriter.Name NAME = JsonWriter.Name.of("name");
    private static final JsonWriter.Name SIZE = JsonWriter.Name.of("size");
    private static final JsonWriter.Name MEDIA_TYPE = JsonWriter.Name.of("mediaType");

    static Form of(Member member) {
        return switch (member) {
            case Member.OfSystem system ->
                switch (system.field()) {
                    case ID, CREATED_BY, UPDATED_BY -> PLAIN;
                    case VERSION -> INTEGER;
                    case CREATED_AT, UPDATED_AT -> DATE_TIME;
                };
            case Member.Column column -> of(column.type());
            case Member.Computed computed -> of(computed.result());
            case Member.ToOne one -> PLAIN;
            case Member.ToMany many -> throw new IllegalArgumentException("no single value: " + many.name());
        };
    }

    private static Form of(FieldType type) {
        return switch (type) {
            case FieldType.Text ignored -> TEXT;
            case FieldType.LongText ignored -> TEXT;
            case FieldType.FormattedText ignored -> TEXT;
            case FieldType.SingleChoice ignored -> TEXT;
            case FieldType.MultiChoice ignored -> TEXTS;
            case FieldType.IntegerNumber ignored -> INTEGER;
            case FieldType.LongNumber ignored -> PLAIN;
            case FieldType.DecimalNumber ignored -> DECIMAL;
            case FieldType.FloatNumber ignored -> FLOAT;
            case FieldType.Money ignored -> MONEY;
            case FieldType.Formula formula -> of(formula.result());
            case FieldType.Plain plain ->
                switch (plain) {
                    case BOOLEAN -> BOOLEAN;
                    case DATE, TIME, UUID, AUTO_NUMBER -> PLAIN;
                    case DATE_TIME -> DATE_TIME;
                    case DURATION -> DURATION;
                    case JSON -> JSON;
                    case FILE, IMAGE -> FILE;
                    case GEO_POINT -> GEO_POINT;
                    case SECRET -> SECRET;
                };
        };
    }

    private static Form of(FormulaResult result) {
        return switch (result) {
            case TEXT -> TEXT;
            case LONG, DATE, TIME -> PLAIN;
            case INTEGER -> INTEGER;
            case DECIMAL -> DECIMAL_PLAIN;
            case FLOAT -> FLOAT;
            case BOOLEAN -> BOOLEAN;
            case DATE_TIME -> DATE_TIME;
            case DURATION -> DURATION;
        };
    }

    /** How the value of an aggregate is written whose operand has that type. */
    static Form ofAggregate(SqlType type, boolean count) {
        return switch (type) {
            case BIGINT -> count ? INTEGER : PLAIN;
            case NUMERIC -> DECIMAL;
            case DOUBLE -> FLOAT;
            case INTEGER -> INTEGER;
            case BOOLEAN -> BOOLEAN;
            case DATE, TIME, UUID -> PLAIN;
            case TIMESTAMPTZ -> DATE_TIME;
            case INTERVAL -> DURATION;
            case TEXT -> TEXT;
            case JSONB, TEXT_ARRAY, UUID_ARRAY, BIGINT_ARRAY ->
                throw new IllegalArgumentException("no aggregate has the type " + type);
        };
    }

    void write(ResultSet rows, int column, JsonWriter json) throws SQLException {
        switch (this) {
            case INTEGER -> {
                long value = rows.getLong(column);
                orNull(rows.wasNull() ? null : json.number(value), json);
            }
            case FLOAT -> {
                double value = rows.getDouble(column);
                orNull(rows.wasNull() ? null : json.number(value), json);
            }
            case BOOLEAN -> {
                boolean value = rows.getBoolean(column);
                orNull(rows.wasNull() ? null : json.bool(value), json);
            }
            case SECRET ->
                orNull(
                        rows.getBoolean(column)
                                ? json.beginObject().name(SET).bool(true).endObject()
                                : null,
                        json);
            case TEXT -> {
                String value = rows.getString(column);
                orNull(value == null ? null : json.string(value), json);
            }
            case PLAIN -> {
                String value = rows.getString(column);
                orNull(value == null ? null : json.plain(value), json);
            }
            case JSON -> {
                String value = rows.getString(column);
                orNull(value == null ? null : json.raw(value), json);
            }
            case DECIMAL -> {
                BigDecimal value = rows.getBigDecimal(column);
                orNull(value == null ? null : json.plain(value.toPlainString()), json);
            }
            case DECIMAL_PLAIN -> {
                BigDecimal value = rows.getBigDecimal(column);
                orNull(value == null ? null : json.plain(NumberForms.plain(value)), json);
            }
            case DATE_TIME -> {
                Instant value = Columns.instant(rows, column);
                orNull(value == null ? null : json.plain(TimeForms.write(value)), json);
            }
            case DURATION -> {
                Duration value = Columns.duration(rows, column);
                orNull(value == null ? null : json.plain(value.toString()), json);
            }
            case FILE -> file(rows, column, json);
            case TEXTS -> texts(Columns.list(rows, column), json);
            case MONEY -> money(rows, column, json);
            case GEO_POINT -> geoPoint(rows, column, json);
        }
    }

    private static void file(ResultSet rows, int column, JsonWriter json) throws SQLException {
        String id = rows.getString(column);
        if (id == null) {
            json.nullValue();
            return;
        }
        List<?> known = Columns.list(rows, column + 1);
        json.beginObject().name(ID).plain(id);
        if (known == null) {
            json.name(NAME).nullValue();
            json.name(SIZE).nullValue();
            json.name(MEDIA_TYPE).nullValue();
        } else {
            json.name(NAME).string(known.get(0).toString());
            json.name(SIZE).number(Long.parseLong(known.get(1).toString()));
            json.name(MEDIA_TYPE).string(known.get(2).toString());
        }
        json.endObject();
    }

    private static void texts(@Nullable List<?> values, JsonWriter json) {
        if (values == null) {
            json.nullValue();
            return;
        }
        json.beginArray();
        values.forEach(value -> json.string(value.toString()));
        json.endArray();
    }

    private static void money(ResultSet rows, int column, JsonWriter json) throws SQLException {
        BigDecimal amount = rows.getBigDecimal(column);
        String currency = rows.getString(column + 1);
        if (amount == null || currency == null) {
            json.nullValue();
            return;
        }
        json.beginObject().name(AMOUNT).plain(amount.toPlainString());
        json.name(CURRENCY).plain(currency).endObject();
    }

    private static void geoPoint(ResultSet rows, int column, JsonWriter json) throws SQLException {
        double latitude = rows.getDouble(column);
        boolean absent = rows.wasNull();
        double longitude = rows.getDouble(column + 1);
        if (absent || rows.wasNull()) {
            json.nullValue();
            return;
        }
        json.beginObject()
                .name(LATITUDE)
                .number(latitude)
                .name(LONGITUDE)
                .number(longitude)
                .endObject();
    }

    private static void orNull(@Nullable JsonWriter written, JsonWriter json) {
        if (written == null) {
            json.nullValue();
        }
    }
}
