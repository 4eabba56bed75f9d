package app.support.store;

import app.support.records.RequestContext;
import app.support.sql.ExpressionSql;
import app.support.sql.Parameter;
import app.support.sql.SqlText;
import app.support.sql.SqlType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the parameters of rendered statements by their types. Stateless. */
final class Binder {

    private Binder() {}

    /** Prepares the statement and binds its constants and slots; every slot must have an entry, null included. */
    static PreparedStatement prepare(Connection connection, SqlText sql, Map<String, ? extends @Nullable Object> slots)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        try {
            List<Parameter> parameters = sql.parameters();
            for (int i = 0; i < parameters.size(); i++) {
                bind(statement, i + 1, parameters.get(i), slots);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** The slots that every statement may have. */
    static Map<String, @Nullable Object> slots(RequestContext request) {
        Map<String, @Nullable Object> slots = new HashMap<>();
        slots.put(ExpressionSql.USER, request.user());
        slots.put(ExpressionSql.NOW, request.now());
        slots.put(ExpressionSql.TODAY, request.today());
        return slots;
    }

    static void bind(
            PreparedStatement statement, int index, Parameter parameter, Map<String, ? extends @Nullable Object> slots)
            throws SQLException {
        @Nullable Object value = parameter.value();
        if (value instanceof Parameter.Slot(String name)) {
            value = slots.get(name);
            if (value == null && !slots.containsKey(name)) {
                throw new IllegalStateException("nothing fills the slot " + name);
            }
        }
        if (value == null) {
            statement.setNull(index, nullType(parameter.type()));
        } else {
            bind(statement, index, parameter.type(), value);
        }
    }

    private static void bind(PreparedStatement statement, int index, SqlType type, Object value) throws SQLException {
        switch (type) {
            case TEXT -> statement.setString(index, (String) value);
            case INTEGER -> statement.setInt(index, ((Number) value).intValue());
            case BIGINT -> statement.setLong(index, ((Number) value).longValue());
            case NUMERIC -> statement.setBigDecimal(index, (BigDecimal) value);
            case DOUBLE -> statement.setDouble(index, (Double) value);
            case BOOLEAN -> statement.setBoolean(index, (Boolean) value);
            case DATE, TIME, UUID -> statement.setObject(index, value);
            case TIMESTAMPTZ -> statement.setObject(index, ((Instant) value).atOffset(ZoneOffset.UTC));
            // ISO 8601 without days: PostgreSQL keeps all of it in the time part, which alone has a fixed length
            case INTERVAL -> statement.setObject(index, value.toString(), Types.OTHER);
            case JSONB -> statement.setObject(index, value, Types.OTHER);
            case TEXT_ARRAY -> statement.setArray(index, array(statement.getConnection(), "text", value));
            case UUID_ARRAY -> statement.setArray(index, array(statement.getConnection(), "uuid", value));
            case BIGINT_ARRAY -> statement.setArray(index, array(statement.getConnection(), "bigint", value));
        }
    }

    private static java.sql.Array array(Connection connection, String type, Object value) throws SQLException {
        return connection.createArrayOf(type, ((List<?>) value).toArray());
    }

    private static int nullType(SqlType type) {
        return switch (type) {
            case TEXT -> Types.VARCHAR;
            case INTEGER -> Types.INTEGER;
            case BIGINT -> Types.BIGINT;
            case NUMERIC -> Types.NUMERIC;
            case DOUBLE -> Types.DOUBLE;
            case BOOLEAN -> Types.BOOLEAN;
            case DATE -> Types.DATE;
            case TIME -> Types.TIME;
            case TIMESTAMPTZ -> Types.TIMESTAMP_WITH_TIMEZONE;
            case INTERVAL, UUID, JSONB, TEXT_ARRAY, UUID_ARRAY, BIGINT_ARRAY -> Types.OTHER;
        };
    }
}
