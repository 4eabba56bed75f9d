package io.modelwright.postgres.expression;

import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.ValueType;
import io.modelwright.core.sql.ExpressionSql;
import io.modelwright.core.sql.Parameter;
import io.modelwright.core.sql.SqlText;
import io.modelwright.testkit.expression.Sample;
import io.modelwright.testkit.expression.SampleRows;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** The {@link SampleRows} in a table, and expressions computed over them, many in one statement. */
final class SampleTable {

    private final DataSource database;

    SampleTable(DataSource database, SampleRows rows) throws SQLException {
        this.database = database;
        List<SampleRows.Column> columns = SampleRows.COLUMNS;
        try (Connection connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute("CREATE TABLE sample (id uuid PRIMARY KEY, parent_id uuid REFERENCES sample, "
                            + columns.stream()
                                    .map(column -> column.name() + " " + column.type())
                                    .collect(Collectors.joining(", "))
                            + ")");
            String insert = "INSERT INTO sample VALUES (?, ?" + ", ?".repeat(columns.size()) + ")";
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                for (Map<String, Object> row : rows.rows()) {
                    bind(statement, 1, row.get("id"));
                    bind(statement, 2, row.get("parent_id"));
                    for (int i = 0; i < columns.size(); i++) {
                        bind(statement, i + 3, row.get(columns.get(i).name()));
                    }
                    statement.executeUpdate();
                }
            }
        }
    }

    /** The values of the expressions for each record by its id. */
    Map<UUID, List<@Nullable Object>> values(List<Expr> expressions) throws SQLException {
        return select(
                expressions,
                expressions.stream()
                        .map(expr -> readable(ExpressionSql.render(expr, Sample::sql), expr.type()))
                        .toList());
    }

    /** Whether the record passes each filter, by its id. */
    Map<UUID, List<@Nullable Object>> passes(List<Expr> filters) throws SQLException {
        return select(
                filters,
                filters.stream()
                        .map(expr -> new SqlText.Builder()
                                .add(ExpressionSql.renderFilter(expr, Sample::sql))
                                .add(" IS TRUE")
                                .build())
                        .toList());
    }

    /** The plan of a query with that filter, were it one over many records. */
    String explain(SqlText filter) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute("SET enable_seqscan = off");
            try (PreparedStatement statement =
                    connection.prepareStatement("EXPLAIN SELECT 1 FROM sample r WHERE " + filter.text())) {
                for (int i = 0; i < filter.parameters().size(); i++) {
                    bind(statement, i + 1, value(filter.parameters().get(i)));
                }
                try (ResultSet lines = statement.executeQuery()) {
                    StringBuilder plan = new StringBuilder();
                    while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                    }
                    return plan.toString();
                }
            }
        }
    }

    /** What a query of one number answers. */
    long count(String sql, List<Parameter> parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                bind(statement, i + 1, value(parameters.get(i)));
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private Map<UUID, List<@Nullable Object>> select(List<Expr> expressions, List<SqlText> items) throws SQLException {
        SqlText.Builder select = new SqlText.Builder().add("SELECT r.id");
        items.forEach(item -> select.add(", ").add(item));
        SqlText sql = select.add(
                        " FROM sample r LEFT JOIN sample p ON p.id = r.parent_id LEFT JOIN sample g ON g.id = p.parent_id")
                .build();
        Map<UUID, List<@Nullable Object>> result = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.parameters().size(); i++) {
                bind(statement, i + 1, value(sql.parameters().get(i)));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<@Nullable Object> values = new ArrayList<>();
                    for (int i = 0; i < expressions.size(); i++) {
                        values.add(read(rows, i + 2, expressions.get(i).type()));
                    }
                    result.put(rows.getObject(1, UUID.class), values);
                }
            }
        }
        return result;
    }

    private static SqlText readable(SqlText sql, ValueType type) {
        return type == ValueType.Scalar.DURATION
                ? new SqlText.Builder()
                        .add("(extract(epoch FROM ")
                        .add(sql)
                        .add(") * 1000000)::bigint")
                        .build()
                : sql;
    }

    private static @Nullable Object read(ResultSet rows, int index, ValueType type) throws SQLException {
        Object raw = rows.getObject(index);
        if (raw == null) {
            return null;
        }
        if (!(type instanceof ValueType.Scalar scalar)) {
            return raw;
        }
        return switch (scalar) {
            case INTEGER -> ((Number) raw).longValue();
            case DATE -> rows.getObject(index, LocalDate.class);
            case TIME -> rows.getObject(index, LocalTime.class);
            case DATE_TIME -> rows.getObject(index, OffsetDateTime.class).toInstant();
            case DURATION -> Duration.of(((Number) raw).longValue(), ChronoUnit.MICROS);
            case DECIMAL, TEXT, FLOAT, BOOLEAN, UUID, OPAQUE -> raw;
        };
    }

    private static @Nullable Object value(Parameter parameter) {
        if (!(parameter.value() instanceof Parameter.Slot(String name))) {
            return parameter.value();
        }
        return switch (name) {
            case ExpressionSql.USER -> SampleRows.ALICE;
            case ExpressionSql.NOW -> SampleRows.NOW;
            case ExpressionSql.TODAY -> SampleRows.TODAY;
            default -> throw new IllegalArgumentException("no such slot: " + name);
        };
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case Instant moment -> statement.setObject(index, moment.atOffset(ZoneOffset.UTC));
            case Duration duration -> statement.setObject(index, interval(duration));
            case BigDecimal number -> statement.setBigDecimal(index, number);
            case List<?> list -> statement.setArray(index, array(statement.getConnection(), list));
            case null -> statement.setNull(index, java.sql.Types.NULL);
            default -> statement.setObject(index, value);
        }
    }

    private static Array array(Connection connection, List<?> values) throws SQLException {
        String type = values.stream().allMatch(Long.class::isInstance) && !values.isEmpty()
                ? "bigint"
                : values.stream().allMatch(UUID.class::isInstance) && !values.isEmpty() ? "uuid" : "text";
        return connection.createArrayOf(type, values.toArray());
    }

    private static PGobject interval(Duration duration) throws SQLException {
        PGobject interval = new PGobject();
        interval.setType("interval");
        interval.setValue(BigDecimal.valueOf(duration.getSeconds())
                        .movePointRight(6)
                        .add(BigDecimal.valueOf(duration.getNano() / 1_000))
                        .toPlainString()
                + " microseconds");
        return interval;
    }
}
