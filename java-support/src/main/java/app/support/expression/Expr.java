package app.support.expression;

import app.support.model.Field;
import app.support.model.Relation;
import java.util.List;
import java.util.function.Consumer;

/**
 * A checked expression. Types fit, names are resolved, formulas are inlined, every node can be evaluated and rendered to SQL;
 * {@link Expressions#compile} is its only maker outside tests. Immutable.
 */
public sealed interface Expr {

    ValueType type();

    /** A constant that is not unknown; the value has the Java type of {@code type}. */
    record Literal(ValueType type, Object value) implements Expr {}

    /** Unknown. */
    record Unknown(ValueType type) implements Expr {}

    /** What is bound once per request, never unknown. */
    enum Bound implements Expr {
        /** The person who asks, or {@link Environment#NOBODY}. */
        USER(ValueType.USER),
        NOW(ValueType.Scalar.DATE_TIME),
        TODAY(ValueType.Scalar.DATE);

        private final ValueType type;

        Bound(ValueType type) {
            this.type = type;
        }

        @Override
        public ValueType type() {
            return type;
        }
    }

    /** The value at the end of the to-one relations, each starting where the one before it ends; empty is the record itself. */
    record Path(List<Relation> relations, Leaf leaf, ValueType type) implements Expr {
        public Path {
            relations = List.copyOf(relations);
        }
    }

    /** A formula, inlined: the value of {@code body}, whose paths already start with {@code relations}. */
    record Formula(List<Relation> relations, Field field, Expr body) implements Expr {
        public Formula {
            relations = List.copyOf(relations);
        }

        @Override
        public ValueType type() {
            return body.type();
        }
    }

    /** True where all are true, false where one is false, else unknown. At least two operands, none of them an And. */
    record And(List<Expr> operands) implements Condition {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /** True where one is true, false where all are false, else unknown. At least two operands, none of them an Or. */
    record Or(List<Expr> operands) implements Condition {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    record Not(Expr operand) implements Condition {}

    /** {@code ==}, or {@code !=} where {@code negated}: never unknown, two unknowns are equal. Both sides have one type. */
    record Equal(Expr left, Expr right, boolean negated) implements Condition {}

    /** {@code == null}, or {@code != null} where {@code negated}: never unknown. */
    record IsUnknown(Expr operand, boolean negated) implements Condition {}

    /** An order of two values of one type; unknown where one of them is. */
    record Compare(Order order, Expr left, Expr right) implements Condition {}

    /** Whether the value is one of the constants (one at least): never unknown, an unknown is none of them. */
    record In(Expr operand, List<Literal> options) implements Condition {
        public In {
            options = List.copyOf(options);
        }
    }

    /** Whether the pattern is found anywhere in the text; unknown where the text is. */
    record Matches(Expr operand, PortablePattern pattern) implements Condition {}

    /** {@code condition ? then : otherwise}; unknown where the condition is. */
    record Conditional(Expr condition, Expr then, Expr otherwise) implements Expr {
        @Override
        public ValueType type() {
            return then.type();
        }
    }

    /** An operator or function; the arguments have the types of {@link Function#parameters}. */
    record Call(Function function, List<Expr> arguments, ValueType type) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** An expression of type boolean. */
    sealed interface Condition extends Expr {
        @Override
        default ValueType type() {
            return ValueType.Scalar.BOOLEAN;
        }
    }

    /** The four orders. */
    enum Order {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Order(String symbol) {
            this.symbol = symbol;
        }

        /** The operator, in CEL as in SQL. */
        public String symbol() {
            return symbol;
        }

        /** What holds where this does not and both sides are known. */
        public Order negated() {
            return switch (this) {
                case LESS -> GREATER_OR_EQUAL;
                case LESS_OR_EQUAL -> GREATER;
                case GREATER -> LESS_OR_EQUAL;
                case GREATER_OR_EQUAL -> LESS;
            };
        }
    }

    /** The direct parts of this expression, in order; the body for a formula. */
    default List<Expr> parts() {
        return switch (this) {
            case Literal literal -> List.of();
            case Unknown unknown -> List.of();
            case Bound bound -> List.of();
            case Path path -> List.of();
            case Formula formula -> List.of(formula.body);
            case And and -> and.operands;
            case Or or -> or.operands;
            case Not not -> List.of(not.operand);
            case Equal equal -> List.of(equal.left, equal.right);
            case IsUnknown test -> List.of(test.operand);
            case Compare compare -> List.of(compare.left, compare.right);
            case In in -> List.of(in.operand);
            case Matches matches -> List.of(matches.operand);
            case Conditional conditional -> List.of(conditional.condition, conditional.then, conditional.otherwise);
            case Call call -> call.arguments;
        };
    }

    /** Shows this expression and everything in it to the visitor, parents first: what a caller needs to check masks and joins. */
    default void visit(Consumer<Expr> visitor) {
        visitor.accept(this);
        parts().forEach(part -> part.visit(visitor));
    }
}
