package io.modelwright.codegen.java;

import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.expression.SystemField;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.ExpressionSql;
import io.modelwright.core.sql.Parameter;
import io.modelwright.core.sql.Paths;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.core.sql.SqlLiterals;
import io.modelwright.core.sql.SqlText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of permissions and rules as the templates that {@code RowCondition} of the generated application renders: {@code
 * {row}} is the row, {@code {user}}, {@code {now}} and {@code {today}} are bound when they run, literals stand in the text. A
 * path that leaves the row is a scalar subquery. Stateless.
 */
final class RowSql {

    private static final String ROW = "{row}";

    private RowSql() {}

    /** True for exactly the rows for which the condition is true. */
    static String filter(Expr condition) {
        return inline(ExpressionSql.renderFilter(condition, paths()));
    }

    /** The value of the condition, NULL where it is unknown. */
    static String value(Expr condition) {
        return inline(ExpressionSql.render(condition, paths()));
    }

    private static Paths paths() {
        return path -> SqlText.raw(
                path.relations().isEmpty() ? ROW + "." + column(path.leaf()) : subquery(path.relations(), path.leaf()));
    }

    private static String subquery(List<Relation> relations, Leaf leaf) {
        StringBuilder from = new StringBuilder();
        for (int i = 1; i < relations.size(); i++) {
            from.append(" JOIN ").append(table(relations.get(i))).append(" s").append(i);
            from.append(" ON s")
                    .append(i)
                    .append(".\"id\" = s")
                    .append(i - 1)
                    .append('.')
                    .append(key(relations.get(i)));
        }
        return "(SELECT s" + (relations.size() - 1) + "." + column(leaf) + " FROM " + table(relations.getFirst())
                + " s0" + from + " WHERE s0.\"id\" = " + ROW + "." + key(relations.getFirst()) + ")";
    }

    private static String table(Relation relation) {
        return PhysicalNames.quote(PhysicalNames.table(relation.to()));
    }

    private static String key(Relation relation) {
        return PhysicalNames.quote(PhysicalNames.foreignKey(relation.name()));
    }

    private static String column(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Stored stored -> {
                int index = switch (stored.component()) {
                    case WHOLE, AMOUNT, LATITUDE -> 0;
                    case CURRENCY, LONGITUDE -> 1;
                };
                yield PhysicalNames.quote(Columns.of(stored.field()).get(index).name());
            }
            case Leaf.OfSystem system -> PhysicalNames.quote(systemColumn(system.field()));
            case Leaf.Link link -> key(link.relation());
        };
    }

    static String systemColumn(SystemField field) {
        return PhysicalNames.snakeCase(field.member());
    }

    private static String inline(SqlText sql) {
        StringBuilder result = new StringBuilder();
        int parameter = 0;
        for (char c : sql.text().toCharArray()) {
            if (c == '?') {
                result.append(written(sql.parameters().get(parameter++).value()));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /** A value, or the placeholder of a slot; a cast to its type follows in the text. */
    private static String written(@Nullable Object value) {
        return switch (Optional.ofNullable(value).orElseThrow()) {
            case Parameter.Slot(String name) -> "{" + name + "}";
            case BigDecimal number -> text(number.toPlainString());
            case List<?> items ->
                items.stream().map(item -> text(String.valueOf(item))).collect(Collectors.joining(", ", "ARRAY[", "]"));
            case Object other -> text(other.toString());
        };
    }

    /** A brace would be taken for a placeholder. */
    private static String text(String value) {
        return value.indexOf('{') < 0
                ? SqlLiterals.text(value).strip()
                : "E'" + value.replace("\\", "\\\\").replace("'", "''").replace("{", "\\x7B") + "'";
    }
}
