package app.support.expression;

import app.support.expression.Expr.Order;
import app.support.expression.Fault.Code;
import app.support.expression.ValueType.ListOf;
import app.support.expression.ValueType.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks operators and functions. For one compilation. */
final class Calls {

    private final Checker checker;
    private final Faults faults;

    Calls(Checker checker, Faults faults) {
        this.checker = checker;
        this.faults = faults;
    }

    /** {@code depth} is that of the arguments. */
    @Nullable Expr check(Node node, @Nullable ValueType hint, int depth) {
        List<Node> arguments = node.parts();
        return switch (node.name()) {
            case "_&&_" -> junction(node, true, depth);
            case "_||_" -> junction(node, false, depth);
            case "!_" -> {
                Expr operand = condition(arguments.getFirst(), depth);
                yield operand == null ? null : new Expr.Not(operand);
            }
            case "_==_" -> equality(arguments, false, depth);
            case "_!=_" -> equality(arguments, true, depth);
            case "_<_" -> comparison(node, Order.LESS, arguments, depth);
            case "_<=_" -> comparison(node, Order.LESS_OR_EQUAL, arguments, depth);
            case "_>_" -> comparison(node, Order.GREATER, arguments, depth);
            case "_>=_" -> comparison(node, Order.GREATER_OR_EQUAL, arguments, depth);
            case "_?_:_" -> conditional(arguments, hint, depth);
            case "@in" -> in(arguments, depth);
            case "_[_]" -> checker.fault(Code.NOT_TRANSLATABLE, node, "indexes are not part of the language");
            case "has" ->
                arguments.size() == 1
                        ? unknownTest(arguments.getFirst(), true, depth)
                        : overload(node, arguments, depth);
            case "coalesce" -> coalesce(node, arguments, hint, depth);
            case "matches" -> matches(node, arguments, depth);
            case "date" -> constant(node, arguments, Scalar.DATE, depth);
            case "time" -> constant(node, arguments, Scalar.TIME, depth);
            case "dateTime", "timestamp" -> constant(node, arguments, Scalar.DATE_TIME, depth);
            case "duration" -> constant(node, arguments, Scalar.DURATION, depth);
            case "now" -> arguments.isEmpty() ? Expr.Bound.NOW : overload(node, arguments, depth);
            case "today" -> arguments.isEmpty() ? Expr.Bound.TODAY : overload(node, arguments, depth);
            default -> overload(node, arguments, depth);
        };
    }

    private @Nullable Expr condition(Node node, int depth) {
        Expr expr = checker.check(node, Scalar.BOOLEAN, depth);
        if (expr == null || expr.type() == Scalar.BOOLEAN) {
            return expr;
        }
        return checker.fault(Code.TYPE, node, "is " + expr.type().title() + " where boolean is expected");
    }

    private @Nullable Expr junction(Node node, boolean and, int depth) {
        List<Expr> operands = new ArrayList<>();
        boolean whole = true;
        List<Node> given = node.parts();
        for (Node argument : given) {
            Expr operand = condition(argument, depth);
            switch (operand) {
                case null -> whole = false;
                case Expr.And(List<Expr> inner) when and -> operands.addAll(inner);
                case Expr.Or(List<Expr> inner) when !and -> operands.addAll(inner);
                default -> operands.add(operand);
            }
        }
        return !whole ? null : and ? new Expr.And(operands) : new Expr.Or(operands);
    }

    private @Nullable Expr equality(List<Node> arguments, boolean negated, int depth) {
        Node left = arguments.getFirst();
        Node right = arguments.getLast();
        if (Checker.isNull(right)) {
            return unknownTest(left, negated, depth);
        }
        if (Checker.isNull(left)) {
            return unknownTest(right, negated, depth);
        }
        Checker.Pair pair = checker.unify(left, right, null, depth);
        return pair == null ? null : equal(pair, left, right, negated);
    }

    private @Nullable Expr equal(Checker.Pair pair, Node left, Node right, boolean negated) {
        if (pair.left().type() == Scalar.OPAQUE || pair.left().type() instanceof ListOf) {
            return checker.fault(Code.TYPE, left, "a " + pair.left().type().title() + " compares with null alone");
        }
        return checker.fitsChoices(pair.right(), Checker.choicesOf(pair.left()), right)
                        && checker.fitsChoices(pair.left(), Checker.choicesOf(pair.right()), left)
                ? new Expr.Equal(pair.left(), pair.right(), negated)
                : null;
    }

    private @Nullable Expr unknownTest(Node node, boolean negated, int depth) {
        Expr operand = checker.check(node, null, depth);
        if (operand instanceof Expr.Path(var relations, Leaf.Stored(var field, Component part), ValueType type)
                && type == Scalar.OPAQUE
                && part != Component.WHOLE) {
            operand = new Expr.Path(relations, new Leaf.Stored(field, part), Names.partType(part));
        }
        return operand == null ? null : new Expr.IsUnknown(operand, negated);
    }

    private @Nullable Expr comparison(Node node, Order order, List<Node> arguments, int depth) {
        Checker.Pair pair = checker.unify(arguments.getFirst(), arguments.getLast(), null, depth);
        if (pair == null) {
            return null;
        }
        ValueType type = pair.left().type();
        boolean ordered =
                type instanceof Scalar && type != Scalar.BOOLEAN && type != Scalar.UUID && type != Scalar.OPAQUE;
        if (!ordered) {
            return checker.fault(Code.TYPE, node, "a " + type.title() + " has no order");
        }
        return checker.fitsChoices(pair.right(), Checker.choicesOf(pair.left()), arguments.getLast())
                        && checker.fitsChoices(pair.left(), Checker.choicesOf(pair.right()), arguments.getFirst())
                ? new Expr.Compare(order, pair.left(), pair.right())
                : null;
    }

    private @Nullable Expr conditional(List<Node> arguments, @Nullable ValueType hint, int depth) {
        Expr condition = condition(arguments.get(0), depth);
        Checker.Pair branches = checker.unify(arguments.get(1), arguments.get(2), hint, depth);
        if (condition == null || branches == null) {
            return null;
        }
        return isValue(branches.left().type())
                ? new Expr.Conditional(condition, branches.left(), branches.right())
                : checker.fault(Code.TYPE, arguments.get(1), "an opaque value or list cannot be chosen");
    }

    private @Nullable Expr coalesce(Node node, List<Node> arguments, @Nullable ValueType hint, int depth) {
        if (arguments.size() != 2) {
            return checker.fault(Code.TYPE, node, "coalesce takes two arguments");
        }
        Checker.Pair pair = checker.unify(arguments.getFirst(), arguments.getLast(), hint, depth);
        if (pair == null) {
            return null;
        }
        return isValue(pair.left().type())
                ? new Expr.Call(
                        Function.COALESCE,
                        List.of(pair.left(), pair.right()),
                        pair.left().type())
                : checker.fault(Code.TYPE, node, "an opaque value or list cannot be chosen");
    }

    private static boolean isValue(ValueType type) {
        return type != Scalar.OPAQUE && !(type instanceof ListOf);
    }

    private @Nullable Expr in(List<Node> arguments, int depth) {
        Node element = arguments.getFirst();
        Node list = arguments.getLast();
        if (list.kind() != Node.Kind.LIST) {
            return inField(element, list, depth);
        }
        List<Node> options = list.parts();
        if (options.isEmpty()) {
            Expr operand = checker.check(element, null, depth);
            return operand == null ? null : new Expr.Literal(Scalar.BOOLEAN, false);
        }
        List<Expr> equals = new ArrayList<>();
        for (Node option : options) {
            if (Checker.isNull(option)) {
                return checker.fault(Code.TYPE, option, "null is in no list; test with == null");
            }
            Expr equal = equality(List.of(element, option), false, depth);
            if (equal == null) {
                return null;
            }
            equals.add(equal);
        }
        return membership(equals);
    }

    /** Several tests of one operand: one node where all options are constants, else a disjunction. */
    private static Expr membership(List<Expr> equals) {
        List<Expr.Literal> literals = new ArrayList<>();
        Expr operand = null;
        for (Expr each : equals) {
            if (each instanceof Expr.Equal(Expr left, Expr.Literal right, boolean negated)
                    && (operand == null || operand.equals(left))) {
                operand = left;
                literals.add(right);
            }
        }
        if (operand != null && literals.size() == equals.size()) {
            return new Expr.In(operand, literals);
        }
        return equals.size() == 1 ? equals.getFirst() : new Expr.Or(equals);
    }

    private @Nullable Expr inField(Node element, Node list, int depth) {
        Expr values = checker.check(list, null, depth);
        if (values == null) {
            return null;
        }
        if (!(values.type() instanceof ListOf(Scalar type))) {
            return checker.fault(Code.TYPE, list, "in takes a list or a multiChoice field at its right");
        }
        Optional<Expr.Literal> literal = Checker.isConstant(element) ? checker.read(element, type) : Optional.empty();
        if (literal.isEmpty()) {
            return checker.fault(
                    Code.NOT_TRANSLATABLE, element, "only a constant text can be looked for in a multiChoice field");
        }
        return checker.fitsChoices(literal.get(), Checker.choicesOf(values), element)
                ? new Expr.Call(Function.LIST_CONTAINS, List.of(literal.get(), values), Scalar.BOOLEAN)
                : null;
    }

    private @Nullable Expr matches(Node node, List<Node> arguments, int depth) {
        if (arguments.size() != 2) {
            return checker.fault(Code.TYPE, node, "matches takes a text and a pattern");
        }
        Expr text = checker.check(arguments.getFirst(), null, depth);
        Expr pattern = checker.check(arguments.getLast(), null, depth);
        if (text == null || pattern == null) {
            return null;
        }
        if (text.type() != Scalar.TEXT) {
            return checker.fault(
                    Code.TYPE,
                    arguments.getFirst(),
                    "matches takes text, not " + text.type().title());
        }
        if (!(pattern instanceof Expr.Literal literal) || !(literal.value() instanceof String source)) {
            return checker.fault(Code.NOT_TRANSLATABLE, arguments.getLast(), "a pattern is a constant text");
        }
        return switch (PortablePattern.read(source)) {
            case PatternReading.Accepted(PortablePattern readable) -> new Expr.Matches(text, readable);
            case PatternReading.Refused(String message, int offset) ->
                checker.fault(
                        Code.NOT_TRANSLATABLE,
                        arguments.getLast(),
                        "the pattern, at character " + (offset + 1) + ": " + message);
        };
    }

    /** {@code date("2027-01-31")} and its kind, whose argument is a constant. */
    private @Nullable Expr constant(Node node, List<Node> arguments, Scalar type, int depth) {
        if (arguments.size() != 1 || !Checker.isConstant(arguments.getFirst())) {
            return checker.fault(Code.NOT_TRANSLATABLE, node, node.name() + " takes one constant text");
        }
        Expr literal = checker.check(arguments.getFirst(), type, depth);
        if (literal == null || (literal instanceof Expr.Literal && literal.type() == type)) {
            return literal;
        }
        return checker.fault(Code.TYPE, arguments.getFirst(), "is no " + type.title());
    }

    private @Nullable Expr overload(Node node, List<Node> arguments, int depth) {
        return new Overloads(checker, faults).check(node, arguments, depth);
    }
}
