package app.support.sql;

import app.support.expression.Expr;
import app.support.expression.ValueType;
import app.support.expression.ValueType.Scalar;
import java.util.List;

/**
 * Renders checked expressions to PostgreSQL (15 or later). The SQL never raises an error of its own, whatever the data: what
 * cannot be computed is NULL. Every constant is a parameter, so that expressions of one shape have one text. What is rendered can
 * stand as an operand. Stateless.
 */
public final class ExpressionSql {

    /** The slot of {@link Expr.Bound#USER}, a uuid that is never null. */
    public static final String USER = "user";

    /** The slot of {@link Expr.Bound#NOW}, a timestamptz of whole microseconds. */
    public static final String NOW = "now";

    /** The slot of {@link Expr.Bound#TODAY}, a date. */
    public static final String TODAY = "today";

    private final Paths paths;

    private ExpressionSql(Paths paths) {
        this.paths = paths;
    }

    /**
     * The value of the expression, NULL where it is unknown, in the {@link #typeOf} of its type (a bare path to a 32-bit integer
     * stays {@code integer}).
     */
    public static SqlText render(Expr expr, Paths paths) {
        return new ExpressionSql(paths).value(expr);
    }

    /**
     * A condition that is true for exactly the rows for which the boolean expression is true; for others it is false or NULL.
     * Written so that indexes serve it: {@code status == "done"} becomes {@code status = ?}.
     */
    public static SqlText renderFilter(Expr condition, Paths paths) {
        return new ExpressionSql(paths).filter(condition, true);
    }

    /** The type that values of that type have in SQL. */
    public static SqlType typeOf(ValueType type) {
        return switch (type) {
            case ValueType.Reference reference -> SqlType.UUID;
            case ValueType.ListOf list -> SqlType.TEXT_ARRAY;
            case Scalar scalar ->
                switch (scalar) {
                    case TEXT -> SqlType.TEXT;
                    case INTEGER -> SqlType.BIGINT;
                    case DECIMAL -> SqlType.NUMERIC;
                    case FLOAT -> SqlType.DOUBLE;
                    case BOOLEAN -> SqlType.BOOLEAN;
                    case DATE -> SqlType.DATE;
                    case TIME -> SqlType.TIME;
                    case DATE_TIME -> SqlType.TIMESTAMPTZ;
                    case DURATION -> SqlType.INTERVAL;
                    case UUID -> SqlType.UUID;
                    case OPAQUE -> SqlType.JSONB;
                };
        };
    }

    private SqlText value(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> bind(typeOf(literal.type()), literal.value());
            case Expr.Unknown unknown ->
                SqlText.raw("NULL::" + typeOf(unknown.type()).sqlName());
            case Expr.Bound bound -> bound(bound);
            case Expr.Path path -> paths.of(path);
            case Expr.Formula formula -> value(formula.body());
            case Expr.And and -> join(and.operands().stream().map(this::value).toList(), " AND ");
            case Expr.Or or -> join(or.operands().stream().map(this::value).toList(), " OR ");
            case Expr.Not not -> sql("(NOT ", value(not.operand()), ")");
            case Expr.Equal equal -> equal(equal, equal.negated() ? " IS DISTINCT FROM " : " IS NOT DISTINCT FROM ");
            case Expr.IsUnknown test -> sql("(", value(test.operand()), test.negated() ? " IS NOT NULL)" : " IS NULL)");
            case Expr.Compare compare -> compare(compare, compare.order());
            case Expr.In in -> sql("COALESCE(", membership(in), ", false)");
            case Expr.Matches matches -> {
                SqlText pattern = bind(SqlType.TEXT, matches.pattern().canonical());
                yield sql("(", value(matches.operand()), " ~ (", pattern, " COLLATE \"C\"))");
            }
            case Expr.Conditional conditional ->
                sql(
                        "(CASE ",
                        value(conditional.condition()),
                        " WHEN true THEN ",
                        value(conditional.then()),
                        " WHEN false THEN ",
                        value(conditional.otherwise()),
                        " END)");
            case Expr.Call call ->
                FunctionSql.render(
                        call.function(),
                        call.arguments().stream().map(this::value).toList());
        };
    }

    /** True exactly where the condition is {@code wanted}; else false or NULL. */
    private SqlText filter(Expr condition, boolean wanted) {
        return switch (condition) {
            case Expr.Formula formula -> filter(formula.body(), wanted);
            case Expr.Not not -> filter(not.operand(), !wanted);
            case Expr.And and -> filters(and.operands(), wanted, wanted ? " AND " : " OR ");
            case Expr.Or or -> filters(or.operands(), wanted, wanted ? " OR " : " AND ");
            case Expr.Equal equal when equal.negated() != wanted -> isEqual(equal);
            case Expr.Equal equal -> equal(equal, " IS DISTINCT FROM ");
            case Expr.IsUnknown test ->
                sql("(", value(test.operand()), test.negated() == wanted ? " IS NOT NULL)" : " IS NULL)");
            case Expr.Compare compare ->
                compare(compare, wanted ? compare.order() : compare.order().negated());
            case Expr.In in when wanted -> sql("(", membership(in), ")");
            case Expr.In in -> truth(in, false);
            case Expr.Matches matches -> truth(matches, wanted);
            case Expr.Literal literal -> truth(literal, wanted);
            case Expr.Unknown unknown -> truth(unknown, wanted);
            case Expr.Bound bound -> truth(bound, wanted);
            case Expr.Path path -> truth(path, wanted);
            case Expr.Conditional conditional -> truth(conditional, wanted);
            case Expr.Call call -> truth(call, wanted);
        };
    }

    private SqlText truth(Expr condition, boolean wanted) {
        return wanted ? value(condition) : sql("(NOT ", value(condition), ")");
    }

    private SqlText filters(List<Expr> operands, boolean wanted, String operator) {
        return join(operands.stream().map(operand -> filter(operand, wanted)).toList(), operator);
    }

    /** Where one side is never unknown, two unknowns need no thought, and {@code =} can use an index. */
    private SqlText isEqual(Expr.Equal equal) {
        boolean plain = isKnown(equal.left()) || isKnown(equal.right());
        return equal(equal, plain ? " = " : " IS NOT DISTINCT FROM ");
    }

    private static boolean isKnown(Expr expr) {
        return expr instanceof Expr.Literal || expr instanceof Expr.Bound;
    }

    private SqlText equal(Expr.Equal equal, String operator) {
        return sql("(", value(equal.left()), operator, value(equal.right()), ")");
    }

    private SqlText compare(Expr.Compare compare, Expr.Order order) {
        SqlText right = value(compare.right());
        return sql(
                "(",
                value(compare.left()),
                " " + order.symbol() + " ",
                // An explicit collation on one side decides for both.
                compare.right().type() == Scalar.TEXT ? sql("(", right, " COLLATE \"C\")") : right,
                ")");
    }

    private SqlText membership(Expr.In in) {
        SqlText operand = value(in.operand());
        List<Object> values = in.options().stream().map(Expr.Literal::value).toList();
        return switch (typeOf(in.operand().type())) {
            case TEXT -> sql(operand, " = ANY(", bind(SqlType.TEXT_ARRAY, values), ")");
            case BIGINT -> sql(operand, " = ANY(", bind(SqlType.BIGINT_ARRAY, values), ")");
            case UUID -> sql(operand, " = ANY(", bind(SqlType.UUID_ARRAY, values), ")");
            case INTEGER,
                    NUMERIC,
                    DOUBLE,
                    BOOLEAN,
                    DATE,
                    TIME,
                    TIMESTAMPTZ,
                    INTERVAL,
                    JSONB,
                    TEXT_ARRAY,
                    UUID_ARRAY,
                    BIGINT_ARRAY ->
                sql(operand, " IN ", join(in.options().stream().map(this::value).toList(), ", "));
        };
    }

    private static SqlText bound(Expr.Bound bound) {
        return switch (bound) {
            case USER -> placeholder(Parameter.slot(SqlType.UUID, USER));
            case NOW -> placeholder(Parameter.slot(SqlType.TIMESTAMPTZ, NOW));
            case TODAY -> placeholder(Parameter.slot(SqlType.DATE, TODAY));
        };
    }

    private static SqlText bind(SqlType type, Object value) {
        return placeholder(new Parameter(type, value));
    }

    private static SqlText placeholder(Parameter parameter) {
        return SqlText.of("?::" + parameter.type().sqlName(), parameter);
    }

    private static SqlText join(List<SqlText> pieces, String separator) {
        SqlText.Builder builder = new SqlText.Builder().add("(");
        for (int i = 0; i < pieces.size(); i++) {
            builder.add(i == 0 ? "" : separator).add(pieces.get(i));
        }
        return builder.add(")").build();
    }

    /** Raw text and pieces in order. */
    static SqlText sql(Object... pieces) {
        SqlText.Builder builder = new SqlText.Builder();
        for (Object piece : pieces) {
            if (piece instanceof SqlText text) {
                builder.add(text);
            } else {
                builder.add((String) piece);
            }
        }
        return builder.build();
    }
}
