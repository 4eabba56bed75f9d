package app.support.expression;

import app.support.expression.Fault.Code;
import app.support.expression.ValueType.Scalar;
import app.support.model.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a parsed tree into a checked expression. Every method that answers null has noted a fault; nothing is thrown. Types flow
 * upward, except into constants, which take the type that stands beside them. For one compilation.
 */
final class Checker {

    private final Node root;

    private final Place place;
    private final Faults faults;

    /**
     * Where names are resolved.
     *
     * @param prefix the relations that lead from the record of the whole expression to that of the scope
     * @param within the formulas that are being inlined
     */
    record Place(Scope scope, List<Relation> prefix, Set<String> within, int depth) {}

    Checker(Node root, Place place, Faults faults) {
        this.root = root;
        this.place = place;
        this.faults = faults;
    }

    @Nullable Expr checkRoot(Expectation expected) {
        return switch (expected) {
            case Expectation.Any any -> check(root, null, place.depth());
            case Expectation.Of(ValueType type) -> checkAs(root, type);
            case Expectation.OfField field -> checkForField(field);
        };
    }

    private @Nullable Expr checkForField(Expectation.OfField field) {
        Expr expr = field.type() instanceof ValueType.ListOf list && root.kind() == Node.Kind.LIST
                ? listLiteral(root, list)
                : checkAs(root, field.type());
        return expr == null || fitsChoices(expr, field.choices(), root) ? expr : null;
    }

    private @Nullable Expr checkAs(Node node, ValueType type) {
        Expr expr = check(node, type, place.depth());
        if (expr == null) {
            return null;
        }
        Expr widened = widen(expr, type);
        return widened != null
                ? widened
                : fault(Code.TYPE, node, "is " + expr.type().title() + " where " + type.title() + " is expected");
    }

    private @Nullable Expr listLiteral(Node node, ValueType.ListOf type) {
        List<Object> values = new ArrayList<>();
        List<Node> elements = node.parts();
        for (Node element : elements) {
            if (!isConstant(element)
                    || !(check(element, type.element(), place.depth()) instanceof Expr.Literal literal)) {
                return fault(Code.TYPE, element, "a list value is made of constants");
            }
            values.add(literal.value());
        }
        return new Expr.Literal(type, List.copyOf(values));
    }

    /** {@code hint} is the type that a constant takes, and null where it takes its own. */
    @Nullable Expr check(Node node, @Nullable ValueType hint, int depth) {
        if (!faults.admits(depth, node.offset())) {
            return null;
        }
        return switch (node.kind()) {
            case CONSTANT -> constant(node, hint);
            case NAME, SELECT -> new Names(this, place, faults).resolve(node, depth);
            case CALL -> new Calls(this, faults).check(node, hint, depth + 1);
            case LIST -> fault(Code.NOT_TRANSLATABLE, node, "a list stands only at the right of in");
            case FOREIGN -> fault(Code.NOT_TRANSLATABLE, node, "maps and messages are not part of the language");
        };
    }

    private @Nullable Expr constant(Node node, @Nullable ValueType hint) {
        Node.Constant constant = Objects.requireNonNull(node.constant());
        if (constant == Node.Constant.Other.NULL) {
            return hint != null
                    ? new Expr.Unknown(hint)
                    : fault(Code.TYPE, node, "null has no type here; compare with == null or != null");
        }
        Optional<ValueType> own = Literals.ownType(constant);
        if (own.isEmpty()) {
            return fault(Code.NOT_TRANSLATABLE, node, "bytes and unsigned numbers are not part of the language");
        }
        Optional<Expr.Literal> literal = hint == null ? Optional.empty() : read(node, hint);
        if (literal.isEmpty()) {
            literal = read(node, own.get());
        }
        return literal.isPresent()
                ? literal.get()
                : fault(Code.TYPE, node, "is no " + own.get().title() + " within the limits of the language");
    }

    /** The constant as that type, absent where it is no such value. */
    Optional<Expr.Literal> read(Node node, ValueType type) {
        return Literals.read(Objects.requireNonNull(node.constant()), type);
    }

    /** Two operands as values of one type, constants taking the type of the other; null where they do not fit. */
    @Nullable Pair unify(Node left, Node right, @Nullable ValueType hint, int depth) {
        Expr first;
        Expr second;
        if ((isConstant(left) && !isConstant(right)) || isNull(left)) {
            second = check(right, hint, depth);
            first = check(left, second == null ? hint : second.type(), depth);
        } else {
            first = check(left, hint, depth);
            second = check(right, first == null ? hint : first.type(), depth);
        }
        if (first == null || second == null) {
            return null;
        }
        Expr wideFirst = widen(first, second.type());
        Expr wideSecond = widen(second, first.type());
        if (wideFirst != null) {
            return new Pair(wideFirst, second);
        }
        if (wideSecond != null) {
            return new Pair(first, wideSecond);
        }
        fault(Code.TYPE, right, mismatch(first, second));
        return null;
    }

    /** Two expressions of one type. */
    record Pair(Expr left, Expr right) {}

    private static String mismatch(Expr left, Expr right) {
        String hint = left.type() == Scalar.FLOAT || right.type() == Scalar.FLOAT
                ? "; decimal(…) makes a decimal of a float"
                : "";
        if (left instanceof Expr.Literal(ValueType type, Object value) && type == Scalar.TEXT) {
            return "\"" + value + "\" is no " + right.type().title();
        }
        if (right instanceof Expr.Literal(ValueType type, Object value) && type == Scalar.TEXT) {
            return "\"" + value + "\" is no " + left.type().title();
        }
        return left.type().title() + " and " + right.type().title() + " do not go together" + hint;
    }

    /** The expression as that type: itself, or an integer as decimal; null where neither. Notes no fault. */
    static @Nullable Expr widen(Expr expr, ValueType type) {
        if (expr.type().equals(type)) {
            return expr;
        }
        return expr.type() == Scalar.INTEGER && type == Scalar.DECIMAL
                ? new Expr.Call(Function.DECIMAL_OF_INTEGER, List.of(expr), Scalar.DECIMAL)
                : null;
    }

    /** Whether a constant is among the choices, if there are any; notes the fault. */
    boolean fitsChoices(Expr expr, List<String> choices, Node at) {
        if (choices.isEmpty() || !(expr instanceof Expr.Literal literal)) {
            return true;
        }
        List<?> names = literal.value() instanceof List<?> list ? list : List.of(literal.value());
        for (Object name : names) {
            if (!choices.contains(name)) {
                fault(Code.TYPE, at, "\"" + name + "\" is none of the choices " + String.join(", ", choices));
                return false;
            }
        }
        return true;
    }

    /** The choices of the field that an expression reads; empty where it does not read one of a few. */
    static List<String> choicesOf(Expr expr) {
        return expr instanceof Expr.Path path && path.leaf() instanceof Leaf.Stored stored
                ? stored.field().type().choices()
                : List.of();
    }

    static boolean isConstant(Node node) {
        return node.kind() == Node.Kind.CONSTANT;
    }

    static boolean isNull(Node node) {
        return isConstant(node) && node.constant() == Node.Constant.Other.NULL;
    }

    @Nullable Expr fault(Code code, Node node, String message) {
        return faults.add(code, node.offset(), message);
    }
}
