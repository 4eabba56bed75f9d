package io.modelwright.codegen.typescript;

import io.modelwright.codegen.symbol.TypeScriptSymbols;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.expression.Function;
import io.modelwright.core.expression.Leaf;
import io.modelwright.core.expression.ValueType;
import io.modelwright.core.expression.ValueType.Scalar;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Conditions over one record as TypeScript: calls of the kept functions, which know what is unknown. {@code record} is the
 * record, {@code request} who asks and when. Stateless.
 */
final class RuleCode {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private RuleCode() {}

    /** {@code (record, request) => …}, without the parameters that it does not use. */
    static Code function(Expr condition) {
        boolean asks = readsRequest(condition);
        boolean reads = !members(condition).isEmpty();
        String parameters = asks ? (reads ? "(record, request)" : "(_record, request)") : (reads ? "(record)" : "()");
        return new Code.Arrow(parameters, value(condition));
    }

    private static boolean readsRequest(Expr expr) {
        return expr instanceof Expr.Bound || expr.parts().stream().anyMatch(RuleCode::readsRequest);
    }

    /** The members that a condition reads, by name; the system's among them. */
    static Set<String> members(Expr expr) {
        Set<String> names = new TreeSet<>();
        expr.visit(node -> {
            if (node instanceof Expr.Path path) {
                names.add(name(path.leaf()));
            }
        });
        return names;
    }

    private static String name(Leaf leaf) {
        return switch (leaf) {
            case Leaf.Stored stored -> stored.field().name();
            case Leaf.OfSystem system -> system.field().member();
            case Leaf.Link link -> link.relation().name();
        };
    }

    private static Code value(Expr expr) {
        return switch (expr) {
            case Expr.Literal(ValueType type, Object constant) -> literal(type, constant);
            case Expr.Unknown unknown -> Code.text("null");
            case Expr.Bound bound -> bound(bound);
            case Expr.Path path -> path(path);
            case Expr.Formula formula -> value(formula.body());
            case Expr.And and -> call("and", and.operands());
            case Expr.Or or -> call("or", or.operands());
            case Expr.Not not -> call("not", List.of(not.operand()));
            case Expr.Equal equal ->
                call(equal.negated() ? "different" : "equal", List.of(equal.left(), equal.right()));
            case Expr.IsUnknown test -> call(test.negated() ? "isKnown" : "isUnknown", List.of(test.operand()));
            case Expr.Compare compare -> call(comparison(compare.order()), List.of(compare.left(), compare.right()));
            case Expr.In in ->
                Code.call(
                        "cel.isIn",
                        value(in.operand()),
                        Code.array(in.options().stream().map(RuleCode::value).toList()));
            case Expr.Matches matches ->
                Code.call(
                        "cel.matches",
                        value(matches.operand()),
                        pattern(matches.pattern().canonical()));
            case Expr.Conditional conditional ->
                call("conditional", List.of(conditional.condition(), conditional.then(), conditional.otherwise()));
            case Expr.Call call -> call(name(call.function()), call.arguments());
        };
    }

    static Code pattern(String canonical) {
        return Code.text(TypeScriptSymbols.string(canonical));
    }

    private static Code call(String function, List<Expr> operands) {
        return new Code.Call(
                "cel." + function, operands.stream().map(RuleCode::value).toList());
    }

    private static String comparison(Expr.Order order) {
        return switch (order) {
            case LESS -> "less";
            case LESS_OR_EQUAL -> "lessOrEqual";
            case GREATER -> "greater";
            case GREATER_OR_EQUAL -> "greaterOrEqual";
        };
    }

    /** What the kept functions are called: {@code ADD_INTEGER} is {@code addInteger}. */
    private static String name(Function function) {
        return switch (function) {
            case TEXT_OF_INTEGER, TEXT_OF_BOOLEAN, TEXT_OF_UUID -> "textOf";
            default -> {
                StringBuilder name = new StringBuilder();
                for (String word : function.name().toLowerCase(Locale.ROOT).split("_")) {
                    name.append(
                            name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
                }
                yield name.toString();
            }
        };
    }

    private static Code bound(Expr.Bound bound) {
        return switch (bound) {
            case USER -> Code.text("request.userId");
            case NOW -> Code.text("cel.moment(request.now)");
            case TODAY -> Code.text("request.today");
        };
    }

    private static Code path(Expr.Path path) {
        if (!path.relations().isEmpty()) {
            throw new IllegalArgumentException("a path that leaves the record");
        }
        String member = "record." + name(path.leaf());
        return Code.text(
                switch (path.leaf()) {
                    case Leaf.Stored stored -> stored(stored, member, path.type());
                    case Leaf.OfSystem system -> converted(member, path.type());
                    case Leaf.Link link -> member;
                });
    }

    private static String stored(Leaf.Stored stored, String member, ValueType type) {
        return switch (stored.component()) {
            case WHOLE -> converted(member, type);
            case AMOUNT -> type == Scalar.OPAQUE ? member : "cel.decimal(" + member + "?.amount ?? null)";
            case CURRENCY -> member + "?.currency ?? null";
            case LATITUDE -> type == Scalar.OPAQUE ? member : member + "?.lat ?? null";
            case LONGITUDE -> member + "?.lon ?? null";
        };
    }

    private static String converted(String member, ValueType type) {
        return switch (type) {
            case Scalar.INTEGER -> "cel.integer(" + member + ")";
            case Scalar.DECIMAL -> "cel.decimal(" + member + ")";
            case Scalar.DATE_TIME -> "cel.moment(" + member + ")";
            case Scalar.DURATION -> "cel.duration(" + member + ")";
            default -> member;
        };
    }

    private static Code literal(ValueType type, Object constant) {
        if (constant instanceof List<?> items) {
            List<Code> texts = new ArrayList<>();
            items.forEach(item -> texts.add(Code.text(TypeScriptSymbols.string(item.toString()))));
            return Code.array(texts);
        }
        return Code.text(
                switch (type) {
                    case Scalar.INTEGER -> constant + "n";
                    case Scalar.DECIMAL ->
                        "cel.decimal(" + TypeScriptSymbols.string(((BigDecimal) constant).toPlainString()) + ")";
                    case Scalar.FLOAT -> number((Double) constant);
                    case Scalar.BOOLEAN -> constant.toString();
                    case Scalar.TIME -> TypeScriptSymbols.string(TIME.format((LocalTime) constant));
                    case Scalar.DATE_TIME -> "cel.moment(" + TypeScriptSymbols.string(constant.toString()) + ")";
                    case Scalar.DURATION -> "cel.duration(" + TypeScriptSymbols.string(constant.toString()) + ")";
                    default -> TypeScriptSymbols.string(constant.toString());
                });
    }

    /** A finite number without an exponent's capital letter and without a trailing zero, as Prettier writes numbers. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value).toLowerCase(Locale.ROOT).replaceAll("\\.0(e|$)", "$1");
    }
}
