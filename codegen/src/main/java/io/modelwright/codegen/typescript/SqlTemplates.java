package io.modelwright.codegen.typescript;

import io.modelwright.codegen.symbol.TypeScriptSymbols;
import io.modelwright.core.expression.Component;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.modeling.Relation;
import io.modelwright.core.sql.Columns;
import io.modelwright.core.sql.ExpressionSql;
import io.modelwright.core.sql.Parameter;
import io.modelwright.core.sql.PhysicalNames;
import io.modelwright.core.sql.SqlLiterals;
import io.modelwright.core.sql.SqlText;
import io.modelwright.core.sql.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Expressions as tagged templates of the kept SQL layer. What is decided when a statement is built, the alias of a row or the
 * way along a path, is an insertion; constants are bound. Collects what it needs to import. For one file.
 */
final class SqlTemplates {

    /** Stands for the row that a condition is about, in the place of a value. */
    private record RowAlias() {}

    /** Stands for the value of a path, in the place of a value. */
    private record PathCall(List<String> steps) {}

    private static final Parameter ROW = new Parameter(SqlType.TEXT, new RowAlias());

    private final TreeSet<String> imports = new TreeSet<>();

    /** The names that the templates so far use of the SQL layer. */
    Set<String> imports() {
        return imports;
    }

    /** The value of a formula: {@code (path) => sql`…`}. */
    Code formula(Expr expression) {
        return arrow("path", template(ExpressionSql.render(expression, SqlTemplates::walked)));
    }

    /** A condition that lets through what is true: {@code (row) => sql`…`}. It sees every record. */
    Code filter(Expr condition) {
        return arrow("row", template(ExpressionSql.renderFilter(condition, SqlTemplates::looked)));
    }

    /** The value of a condition. It sees every record. */
    Code condition(Expr condition) {
        return arrow("row", template(ExpressionSql.render(condition, SqlTemplates::looked)));
    }

    private static Code arrow(String parameter, String template) {
        String parameters = template.contains("${" + parameter + "}") || template.contains("${" + parameter + "(")
                ? "(" + parameter + ")"
                : "()";
        return new Code.Arrow(parameters, Code.text(template));
    }

    private static SqlText walked(Expr.Path path) {
        List<String> steps =
                new ArrayList<>(path.relations().stream().map(Relation::name).toList());
        steps.add(
                switch (path.leaf()) {
                    case Leaf.Stored stored -> stored.field().name() + part(stored.component());
                    case Leaf.OfSystem system -> system.field().member();
                    case Leaf.Link link -> link.relation().name();
                });
        return SqlText.of("?", new Parameter(SqlType.TEXT, new PathCall(steps)));
    }

    private static String part(Component component) {
        return switch (component) {
            case WHOLE -> "";
            case AMOUNT -> ".amount";
            case CURRENCY -> ".currency";
            case LATITUDE -> ".lat";
            case LONGITUDE -> ".lon";
        };
    }

    /** A column of the row, or a subquery for what is in other records. */
    private static SqlText looked(Expr.Path path) {
        List<Relation> relations = path.relations();
        SqlText.Builder sql = new SqlText.Builder();
        if (relations.isEmpty()) {
            return sql.bind(ROW).add("." + column(path.leaf())).build();
        }
        StringBuilder from = new StringBuilder();
        for (int i = 1; i < relations.size(); i++) {
            from.append(" JOIN ").append(table(relations.get(i).to())).append(" s" + i);
            from.append(" ON s" + i + ".\"id\" = s" + (i - 1) + "." + key(relations.get(i)));
        }
        Relation first = relations.getFirst();
        String last = "s" + (relations.size() - 1) + "." + column(path.leaf());
        return sql.add("(SELECT " + last + " FROM " + table(first.to()) + " s0" + from + " WHERE s0.\"id\" = ")
                .bind(ROW)
                .add("." + key(first) + ")")
                .build();
    }

    static String table(String entity) {
        return PhysicalNames.quote(PhysicalNames.table(entity));
    }

    static String key(Relation relation) {
        return PhysicalNames.quote(PhysicalNames.foreignKey(relation.name()));
    }

    private static String column(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Stored stored -> {
                List<Columns.Column> columns = Columns.of(stored.field());
                boolean second = stored.component() == Component.CURRENCY || stored.component() == Component.LONGITUDE;
                yield PhysicalNames.quote(columns.get(second ? 1 : 0).name());
            }
            case Leaf.OfSystem system ->
                PhysicalNames.quote(PhysicalNames.snakeCase(system.field().member()));
            case Leaf.Link link -> key(link.relation());
        };
    }

    private String template(SqlText sql) {
        imports.add("sql");
        StringBuilder template = new StringBuilder("sql`");
        int parameter = 0;
        String[] pieces = sql.text().split("\\?", -1);
        for (int i = 0; i < pieces.length; i++) {
            String piece = pieces[i];
            if (i > 0) {
                Parameter inserted = sql.parameters().get(parameter++);
                template.append("${").append(insertion(inserted)).append('}');
                // the SQL layer casts each parameter to its type
                String cast = "::" + inserted.type().sqlName();
                piece = isValue(inserted) && piece.startsWith(cast) ? piece.substring(cast.length()) : piece;
            }
            template.append(TypeScriptSymbols.templateText(piece));
        }
        return template.append('`').toString();
    }

    private static boolean isValue(Parameter parameter) {
        return !(parameter.value() instanceof RowAlias) && !(parameter.value() instanceof PathCall);
    }

    private String insertion(Parameter parameter) {
        return switch (parameter.value()) {
            case RowAlias row -> "row";
            case PathCall call ->
                call.steps().stream().map(TypeScriptSymbols::string).collect(Collectors.joining(", ", "path(", ")"));
            case Parameter.Slot(String name) -> {
                String slot = name.toUpperCase(java.util.Locale.ROOT);
                imports.add(slot);
                yield slot;
            }
            case null, default -> {
                imports.add("bind");
                yield "bind('" + parameter.type().sqlName() + "', " + constant(parameter.value()) + ")";
            }
        };
    }

    /** A constant as PostgreSQL reads it for its type. */
    private static String constant(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean truth -> truth.toString();
            case BigDecimal number -> TypeScriptSymbols.string(number.toPlainString());
            case List<?> items ->
                items.stream().map(SqlTemplates::constant).collect(Collectors.joining(", ", "[", "]"));
            case java.time.Duration duration -> TypeScriptSymbols.string(interval(duration));
            default -> TypeScriptSymbols.string(value.toString());
        };
    }

    private static String interval(java.time.Duration duration) {
        String literal = SqlLiterals.literal(SqlType.INTERVAL, duration);
        return literal.substring(literal.indexOf('\'') + 1, literal.lastIndexOf('\''));
    }
}
