package io.modelwright.core.exchange.source;

import java.util.List;

/** What conditions and computed columns consist of, with the meaning of SQL: unknown operands give unknown. */
public sealed interface SourceExpression {

    record Column(String name) implements SourceExpression {}

    record Text(String value) implements SourceExpression {}

    /** A number as written in decimal form. */
    record Numeral(String digits) implements SourceExpression {}

    record Truth(boolean value) implements SourceExpression {}

    record Both(SourceExpression left, SourceExpression right) implements SourceExpression {}

    record Either(SourceExpression left, SourceExpression right) implements SourceExpression {}

    record Not(SourceExpression operand) implements SourceExpression {}

    record Comparison(Comparator comparator, SourceExpression left, SourceExpression right)
            implements SourceExpression {}

    record Arithmetic(Operator operator, SourceExpression left, SourceExpression right) implements SourceExpression {}

    record IsNull(SourceExpression operand) implements SourceExpression {}

    /** Whether the operand is one of the literals. */
    record OneOf(SourceExpression operand, List<SourceExpression> literals) implements SourceExpression {
        public OneOf {
            literals = List.copyOf(literals);
        }
    }

    /** The number of characters. */
    record Length(SourceExpression operand) implements SourceExpression {}

    /** Whether a text matches a regular expression somewhere. */
    record Matches(SourceExpression operand, String pattern) implements SourceExpression {}

    /** The day, or the moment, of the change. */
    record Current(boolean day) implements SourceExpression {}

    /** Texts one after the other. */
    record Joined(SourceExpression left, SourceExpression right) implements SourceExpression {}

    /** How two values compare. */
    enum Comparator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String symbol;

        Comparator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /** The comparison that holds where this one does not. */
        public Comparator negated() {
            return switch (this) {
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
                case LESS -> AT_LEAST;
                case AT_MOST -> GREATER;
                case GREATER -> AT_MOST;
                case AT_LEAST -> LESS;
            };
        }

        /** The comparison with the sides exchanged. */
        public Comparator turned() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> GREATER;
                case AT_MOST -> AT_LEAST;
                case GREATER -> LESS;
                case AT_LEAST -> AT_MOST;
            };
        }
    }

    /** What is computed of two numbers. */
    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        OVER("/"),
        MODULO("%");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}
