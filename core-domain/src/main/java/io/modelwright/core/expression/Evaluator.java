package io.modelwright.core.expression;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes checked expressions, with the same results as the SQL that {@code ExpressionSql} renders. Stateless, thread-safe. */
public final class Evaluator {

    private Evaluator() {}

    /** The value as the Java type of the expression's {@link ValueType}; null where it is unknown. */
    public static @Nullable Object evaluate(Expr expr, Environment environment) {
        return switch (expr) {
            case Expr.Literal literal -> literal.value();
            case Expr.Unknown unknown -> null;
            case Expr.Bound bound -> bound(bound, environment);
            case Expr.Path path -> {
                Object value = environment.value(path);
                yield value instanceof Integer integer ? (Object) integer.longValue() : value;
            }
            case Expr.Formula formula -> evaluate(formula.body(), environment);
            case Expr.And and -> all(and.operands(), true, environment);
            case Expr.Or or -> all(or.operands(), false, environment);
            case Expr.Not not -> {
                Object value = evaluate(not.operand(), environment);
                yield value == null ? null : (Object) !((Boolean) value);
            }
            case Expr.Equal equal ->
                equal(evaluate(equal.left(), environment), evaluate(equal.right(), environment)) != equal.negated();
            case Expr.IsUnknown test -> (evaluate(test.operand(), environment) == null) != test.negated();
            case Expr.Compare compare -> compare(compare, environment);
            case Expr.In in -> {
                Object value = evaluate(in.operand(), environment);
                yield value != null && in.options().stream().anyMatch(option -> equal(value, option.value()));
            }
            case Expr.Matches matches -> {
                Object text = evaluate(matches.operand(), environment);
                yield text == null ? null : (Object) matches.pattern().isFoundIn((String) text);
            }
            case Expr.Conditional conditional -> {
                Object condition = evaluate(conditional.condition(), environment);
                yield condition == null
                        ? null
                        : evaluate((Boolean) condition ? conditional.then() : conditional.otherwise(), environment);
            }
            case Expr.Call call -> call(call, environment);
        };
    }

    /** Whether a filter or permission lets the record through: only what is true. */
    public static boolean isTrue(Expr condition, Environment environment) {
        return Boolean.TRUE.equals(evaluate(condition, environment));
    }

    /** Whether a rule is broken: only by what is false. */
    public static boolean isFalse(Expr condition, Environment environment) {
        return Boolean.FALSE.equals(evaluate(condition, environment));
    }

    private static Object bound(Expr.Bound bound, Environment environment) {
        return switch (bound) {
            case USER -> environment.user();
            case NOW -> environment.now();
            case TODAY -> environment.today();
        };
    }

    /** Kleene's conjunction with {@code neutral} true, his disjunction with false. */
    private static @Nullable Boolean all(List<Expr> operands, boolean neutral, Environment environment) {
        boolean known = true;
        for (Expr operand : operands) {
            Object value = evaluate(operand, environment);
            if (value == null) {
                known = false;
            } else if ((Boolean) value != neutral) {
                return !neutral;
            }
        }
        return known ? (Boolean) neutral : null;
    }

    private static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a.doubleValue() == b.doubleValue();
        }
        return Objects.equals(left, right);
    }

    private static @Nullable Boolean compare(Expr.Compare compare, Environment environment) {
        Object left = evaluate(compare.left(), environment);
        Object right = evaluate(compare.right(), environment);
        if (left == null || right == null) {
            return null;
        }
        int order = order(left, right);
        return switch (compare.order()) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private static int order(Object left, Object right) {
        if (left instanceof String a) {
            return Texts.compare(a, (String) right);
        }
        if (left instanceof Long a) {
            return a.compareTo((Long) right);
        }
        if (left instanceof BigDecimal a) {
            return a.compareTo((BigDecimal) right);
        }
        if (left instanceof Double a) {
            double b = (Double) right;
            return a < b ? -1 : a > b ? 1 : 0;
        }
        if (left instanceof LocalDate a) {
            return a.compareTo((LocalDate) right);
        }
        if (left instanceof LocalTime a) {
            return a.compareTo((LocalTime) right);
        }
        if (left instanceof Instant a) {
            return a.compareTo((Instant) right);
        }
        return ((Duration) left).compareTo((Duration) right);
    }

    private static @Nullable Object call(Expr.Call call, Environment environment) {
        if (call.function() == Function.COALESCE) {
            for (Expr argument : call.arguments()) {
                Object value = evaluate(argument, environment);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }
        List<Object> arguments = new ArrayList<>(call.arguments().size());
        for (Expr argument : call.arguments()) {
            Object value = evaluate(argument, environment);
            if (value == null) {
                return null;
            }
            arguments.add(value);
        }
        return FunctionValues.apply(call.function(), arguments);
    }
}
