package app.support.store;

import app.support.values.GeoPointValue;
import app.support.values.MoneyValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of a statement one after the other. For one execution. */
public final class RowWriter {

    private final PreparedStatement statement;
    private int parameter;

    public RowWriter(PreparedStatement statement) {
        this.statement = statement;
    }

    /** How many parameters were bound so far. */
    public int count() {
        return parameter;
    }

    public RowWriter text(@Nullable String value) throws SQLException {
        statement.setString(++parameter, value);
        return this;
    }

    public RowWriter integer(@Nullable Integer value) throws SQLException {
        return object(value, Types.INTEGER);
    }

    public RowWriter bigint(@Nullable Long value) throws SQLException {
        return object(value, Types.BIGINT);
    }

    public RowWriter decimal(@Nullable BigDecimal value) throws SQLException {
        return object(value, Types.NUMERIC);
    }

    public RowWriter real(@Nullable Double value) throws SQLException {
        return object(value, Types.DOUBLE);
    }

    public RowWriter bool(@Nullable Boolean value) throws SQLException {
        return object(value, Types.BOOLEAN);
    }

    public RowWriter date(@Nullable LocalDate value) throws SQLException {
        return object(value, Types.DATE);
    }

    public RowWriter time(@Nullable LocalTime value) throws SQLException {
        return object(value, Types.TIME);
    }

    public RowWriter instant(@Nullable Instant value) throws SQLException {
        return object(value == null ? null : value.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** As ISO 8601 without days: PostgreSQL keeps all of it in the time part, which alone has a fixed length. */
    public RowWriter duration(@Nullable Duration value) throws SQLException {
        return object(value == null ? null : value.toString(), Types.OTHER);
    }

    public RowWriter uuid(@Nullable UUID value) throws SQLException {
        return object(value, Types.OTHER);
    }

    public RowWriter json(@Nullable JsonNode value) throws SQLException {
        return object(value == null ? null : value.toString(), Types.OTHER);
    }

    public RowWriter texts(@Nullable List<String> values) throws SQLException {
        return array("text", values);
    }

    public RowWriter uuids(List<UUID> values) throws SQLException {
        return array("uuid", values);
    }

    public RowWriter money(@Nullable MoneyValue value) throws SQLException {
        return decimal(value == null ? null : value.amount()).text(value == null ? null : value.currency());
    }

    public RowWriter geoPoint(@Nullable GeoPointValue value) throws SQLException {
        return real(value == null ? null : value.latitude()).real(value == null ? null : value.longitude());
    }

    private RowWriter object(@Nullable Object value, int type) throws SQLException {
        if (value == null) {
            statement.setNull(++parameter, type);
        } else {
            statement.setObject(++parameter, value, type);
        }
        return this;
    }

    private RowWriter array(String type, @Nullable List<?> values) throws SQLException {
        if (values == null) {
            statement.setNull(++parameter, Types.ARRAY);
        } else {
            statement.setArray(++parameter, statement.getConnection().createArrayOf(type, values.toArray()));
        }
        return this;
    }
}
