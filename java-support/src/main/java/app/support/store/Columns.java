package app.support.store;

import app.support.sql.SqlType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads columns as the Java values of their types. Stateless. */
final class Columns {

    private static final Pattern INTERVAL =
            Pattern.compile("(?:(-?[0-9]+) days? ?)?(?:([+-])?([0-9]+):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{1,9}))?)?");

    private Columns() {}

    static @Nullable Object read(ResultSet rows, int column, SqlType type) throws SQLException {
        return switch (type) {
            case TEXT, JSONB -> rows.getString(column);
            case INTEGER -> {
                int value = rows.getInt(column);
                yield rows.wasNull() ? null : value;
            }
            case BIGINT -> {
                long value = rows.getLong(column);
                yield rows.wasNull() ? null : value;
            }
            case NUMERIC -> rows.getBigDecimal(column);
            case DOUBLE -> {
                double value = rows.getDouble(column);
                yield rows.wasNull() ? null : value;
            }
            case BOOLEAN -> {
                boolean value = rows.getBoolean(column);
                yield rows.wasNull() ? null : value;
            }
            case DATE -> rows.getObject(column, LocalDate.class);
            case TIME -> rows.getObject(column, LocalTime.class);
            case TIMESTAMPTZ -> instant(rows, column);
            case INTERVAL -> duration(rows, column);
            case UUID -> rows.getObject(column, UUID.class);
            case TEXT_ARRAY, UUID_ARRAY, BIGINT_ARRAY -> list(rows, column);
        };
    }

    static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** An interval of days and time, in the style of PostgreSQL or of ISO 8601, whichever the server is set to. */
    static @Nullable Duration duration(ResultSet rows, int column) throws SQLException {
        String text = rows.getString(column);
        if (text == null) {
            return null;
        }
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        Matcher interval = INTERVAL.matcher(text);
        if (!interval.matches()) {
            throw new SQLException("not an interval of days and time: " + text);
        }
        Duration days = Duration.ofDays(number(interval.group(1)));
        Duration time = Duration.ofHours(number(interval.group(3)))
                .plusMinutes(number(interval.group(4)))
                .plusSeconds(number(interval.group(5)))
                .plusNanos(fraction(interval.group(6)));
        return "-".equals(interval.group(2)) ? days.minus(time) : days.plus(time);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The digits behind the point, as nanoseconds. */
    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00000000").substring(0, 9));
    }

    static @Nullable List<?> list(ResultSet rows, int column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? null : List.of((Object[]) array.getArray());
    }
}
