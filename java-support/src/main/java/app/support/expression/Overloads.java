package app.support.expression;

import app.support.expression.Fault.Code;
import app.support.expression.ValueType.Reference;
import app.support.expression.ValueType.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses among the overloads of {@link Function} by the arguments. For one compilation. */
final class Overloads {

    private static final Map<String, List<Function>> BY_CALL = Arrays.stream(Function.values())
            .filter(function -> !function.call().startsWith("@") && function != Function.COALESCE)
            .collect(Collectors.groupingBy(Function::call));

    private static final Map<String, String> SYMBOLS =
            Map.of("_+_", "+", "_-_", "-", "_*_", "*", "_/_", "/", "_%_", "%", "-_", "-");

    private final Checker checker;
    private final Faults faults;

    Overloads(Checker checker, Faults faults) {
        this.checker = checker;
        this.faults = faults;
    }

    @Nullable Expr check(Node node, List<Node> arguments, int depth) {
        String name = node.name();
        List<Function> candidates = BY_CALL.getOrDefault(name, List.of());
        if (candidates.isEmpty()) {
            return faults.add(Code.UNKNOWN_NAME, node.offset(), "there is no function " + name);
        }
        List<Expr> checked = new ArrayList<>();
        for (Node argument : arguments) {
            Expr expr = checker.check(argument, null, depth);
            if (expr == null) {
                return null;
            }
            checked.add(expr);
        }
        for (Function candidate : candidates) {
            List<Expr> fitting = fit(candidate, arguments, checked);
            if (fitting != null) {
                return new Expr.Call(candidate, fitting, candidate.result());
            }
        }
        return faults.add(Code.TYPE, node.offset(), mismatch(name, checked));
    }

    private @Nullable List<Expr> fit(Function function, List<Node> arguments, List<Expr> checked) {
        if (function.parameters().size() != checked.size()) {
            return null;
        }
        List<Expr> fitting = new ArrayList<>();
        for (int i = 0; i < checked.size(); i++) {
            Expr expr =
                    fit(checked.get(i), arguments.get(i), function.parameters().get(i));
            if (expr == null) {
                return null;
            }
            fitting.add(expr);
        }
        return fitting;
    }

    private @Nullable Expr fit(Expr expr, Node argument, ValueType type) {
        boolean number = expr.type() == Scalar.INTEGER || expr.type() == Scalar.DECIMAL;
        if (Checker.isConstant(argument) && number) {
            // A number takes the type of the parameter; a text does not, because several overloads could read it.
            return type == Scalar.FLOAT
                    ? null
                    : checker.read(argument, type).map(Expr.class::cast).orElse(null);
        }
        return expr.type() instanceof Reference && type == Scalar.UUID ? expr : Checker.widen(expr, type);
    }

    private static String mismatch(String name, List<Expr> arguments) {
        String types =
                arguments.stream().map(argument -> argument.type().title()).collect(Collectors.joining(" and "));
        String hint = types.contains("date") && types.contains("integer") ? "; days are added by addDays(date, 7)" : "";
        String floats = types.contains(Scalar.FLOAT.title()) ? "; decimal(…) makes a decimal of a float" : "";
        return String.format(
                Locale.ROOT,
                "%s does not take %s%s%s",
                SYMBOLS.getOrDefault(name, name),
                types.isEmpty() ? "nothing" : types,
                hint,
                floats);
    }
}
