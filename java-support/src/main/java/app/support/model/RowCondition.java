package app.support.model;

import app.support.sql.ExpressionSql;
import app.support.sql.Parameter;
import app.support.sql.SqlText;
import app.support.sql.SqlType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A condition over a row as SQL. {@code {row}} stands for the alias of the row, {@code {user}}, {@code {now}} and {@code
 * {today}} for what a request binds; braces of literals are written as escapes.
 */
public record RowCondition(String template) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(row|user|now|today)}");

    /** True where one of them is. */
    public static RowCondition anyOf(List<RowCondition> conditions) {
        return joined(conditions, " OR ");
    }

    /** True where all of them are. */
    public static RowCondition allOf(List<RowCondition> conditions) {
        return joined(conditions, " AND ");
    }

    private static RowCondition joined(List<RowCondition> conditions, String operator) {
        return new RowCondition(
                conditions.stream().map(RowCondition::template).collect(Collectors.joining(operator, "(", ")")));
    }

    public SqlText render(String alias) {
        SqlText.Builder sql = new SqlText.Builder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        int from = 0;
        while (placeholder.find()) {
            sql.add(template.substring(from, placeholder.start()));
            switch (placeholder.group(1)) {
                case "user" -> sql.bind(Parameter.slot(SqlType.UUID, ExpressionSql.USER));
                case "now" -> sql.bind(Parameter.slot(SqlType.TIMESTAMPTZ, ExpressionSql.NOW));
                case "today" -> sql.bind(Parameter.slot(SqlType.DATE, ExpressionSql.TODAY));
                default -> sql.add(alias);
            }
            from = placeholder.end();
        }
        return sql.add(template.substring(from)).build();
    }
}
