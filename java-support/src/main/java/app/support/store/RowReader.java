package app.support.store;

import app.support.json.JsonBodies;
import app.support.values.GeoPointValue;
import app.support.values.MoneyValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a row one after the other. For one row. */
public final class RowReader {

    private final ResultSet rows;
    private int column;

    public RowReader(ResultSet rows) {
        this.rows = rows;
    }

    public @Nullable String text() throws SQLException {
        return rows.getString(++column);
    }

    public @Nullable Integer integer() throws SQLException {
        int value = rows.getInt(++column);
        return rows.wasNull() ? null : value;
    }

    public @Nullable Long bigint() throws SQLException {
        long value = rows.getLong(++column);
        return rows.wasNull() ? null : value;
    }

    public @Nullable BigDecimal decimal() throws SQLException {
        return rows.getBigDecimal(++column);
    }

    public @Nullable Double real() throws SQLException {
        double value = rows.getDouble(++column);
        return rows.wasNull() ? null : value;
    }

    public @Nullable Boolean bool() throws SQLException {
        boolean value = rows.getBoolean(++column);
        return rows.wasNull() ? null : value;
    }

    public @Nullable LocalDate date() throws SQLException {
        return rows.getObject(++column, LocalDate.class);
    }

    public @Nullable LocalTime time() throws SQLException {
        return rows.getObject(++column, LocalTime.class);
    }

    public @Nullable Instant instant() throws SQLException {
        return Columns.instant(rows, ++column);
    }

    public @Nullable Duration duration() throws SQLException {
        return Columns.duration(rows, ++column);
    }

    public @Nullable UUID uuid() throws SQLException {
        return rows.getObject(++column, UUID.class);
    }

    public @Nullable JsonNode json() throws SQLException {
        String text = rows.getString(++column);
        return text == null ? null : JsonBodies.parse(text);
    }

    public @Nullable List<String> texts() throws SQLException {
        List<?> values = Columns.list(rows, ++column);
        return values == null ? null : values.stream().map(String.class::cast).toList();
    }

    public List<UUID> uuids() throws SQLException {
        List<?> values = Columns.list(rows, ++column);
        return values == null
                ? List.of()
                : values.stream().map(UUID.class::cast).toList();
    }

    public @Nullable MoneyValue money() throws SQLException {
        BigDecimal amount = decimal();
        String currency = text();
        return amount == null || currency == null ? null : new MoneyValue(amount, currency);
    }

    public @Nullable GeoPointValue geoPoint() throws SQLException {
        Double latitude = real();
        Double longitude = real();
        return latitude == null || longitude == null ? null : new GeoPointValue(latitude, longitude);
    }

    /** A value that every row has. */
    public static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value, "a stored record lacks what every record has");
    }
}
