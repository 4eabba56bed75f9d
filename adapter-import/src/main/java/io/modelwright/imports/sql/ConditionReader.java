package io.modelwright.imports.sql;

import io.modelwright.core.exchange.source.SourceExpression;
import io.modelwright.core.exchange.source.SourceExpression.Comparator;
import io.modelwright.core.exchange.source.SourceExpression.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperatorType;
import net.sf.jsqlparser.schema.Column;

/** Expressions of JSqlParser in the terms of foreign models, as far as those go. Stateless. */
final class ConditionReader {

    private static final int DEPTH_MAX = 200;

    /** What has no counterpart. */
    private static final class Unsaid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsaid() {
            super("unsaid", null, false, false);
        }
    }

    private final UnaryOperator<String> columns;

    private ConditionReader(UnaryOperator<String> columns) {
        this.columns = columns;
    }

    /** @param columns the names of columns as the table has them, by those written */
    static Optional<SourceExpression> read(Expression expression, UnaryOperator<String> columns) {
        try {
            return Optional.of(new ConditionReader(columns).of(expression, DEPTH_MAX));
        } catch (Unsaid unsaid) {
            return Optional.empty();
        }
    }

    private SourceExpression of(Expression expression, int depth) {
        if (depth == 0) {
            throw new Unsaid();
        }
        return switch (expression) {
            case AndExpression both ->
                new SourceExpression.Both(
                        of(both.getLeftExpression(), depth - 1), of(both.getRightExpression(), depth - 1));
            case OrExpression either ->
                new SourceExpression.Either(
                        of(either.getLeftExpression(), depth - 1), of(either.getRightExpression(), depth - 1));
            case NotExpression not -> new SourceExpression.Not(of(not.getExpression(), depth - 1));
            case IsNullExpression isNull ->
                negated(isNull.isNot(), new SourceExpression.IsNull(of(isNull.getLeftExpression(), depth - 1)));
            case IsBooleanExpression is
            when !is.isNot() ->
                is.isTrue()
                        ? of(is.getLeftExpression(), depth - 1)
                        : new SourceExpression.Not(of(is.getLeftExpression(), depth - 1));
            case InExpression in ->
                negated(
                        in.isNot(),
                        new SourceExpression.OneOf(
                                of(in.getLeftExpression(), depth - 1), literals(in.getRightExpression(), depth - 1)));
            case Between between -> between(between, depth);
            case RegExpMatchOperator matches -> matches(matches, depth);
            case BinaryExpression binary -> binary(binary, depth);
            case ExpressionList<?> list when list.size() == 1 -> of(list.getFirst(), depth - 1);
            default -> value(expression, depth);
        };
    }

    private static SourceExpression negated(boolean negated, SourceExpression condition) {
        return negated ? new SourceExpression.Not(condition) : condition;
    }

    private SourceExpression between(Between between, int depth) {
        SourceExpression value = of(between.getLeftExpression(), depth - 1);
        SourceExpression range = new SourceExpression.Both(
                new SourceExpression.Comparison(
                        Comparator.AT_LEAST, value, of(between.getBetweenExpressionStart(), depth - 1)),
                new SourceExpression.Comparison(
                        Comparator.AT_MOST, value, of(between.getBetweenExpressionEnd(), depth - 1)));
        return negated(between.isNot(), range);
    }

    private SourceExpression matches(RegExpMatchOperator matches, int depth) {
        boolean exact = matches.getOperatorType() == RegExpMatchOperatorType.MATCH_CASESENSITIVE;
        if (exact && of(matches.getRightExpression(), depth - 1) instanceof SourceExpression.Text(String pattern)) {
            return new SourceExpression.Matches(of(matches.getLeftExpression(), depth - 1), pattern);
        }
        throw new Unsaid();
    }

    private SourceExpression binary(BinaryExpression binary, int depth) {
        Expression right = binary.getRightExpression();
        if (binary instanceof EqualsTo
                && right instanceof Function any
                && any.getName().equalsIgnoreCase("any")) {
            return new SourceExpression.OneOf(
                    of(binary.getLeftExpression(), depth - 1), literals(argument(any), depth - 1));
        }
        SourceExpression left = of(binary.getLeftExpression(), depth - 1);
        SourceExpression second = of(right, depth - 1);
        return switch (binary) {
            case EqualsTo how -> new SourceExpression.Comparison(Comparator.EQUAL, left, second);
            case NotEqualsTo how -> new SourceExpression.Comparison(Comparator.NOT_EQUAL, left, second);
            case GreaterThan how -> new SourceExpression.Comparison(Comparator.GREATER, left, second);
            case GreaterThanEquals how -> new SourceExpression.Comparison(Comparator.AT_LEAST, left, second);
            case MinorThan how -> new SourceExpression.Comparison(Comparator.LESS, left, second);
            case MinorThanEquals how -> new SourceExpression.Comparison(Comparator.AT_MOST, left, second);
            case Addition how -> new SourceExpression.Arithmetic(Operator.PLUS, left, second);
            case Subtraction how -> new SourceExpression.Arithmetic(Operator.MINUS, left, second);
            case Multiplication how -> new SourceExpression.Arithmetic(Operator.TIMES, left, second);
            case Division how -> new SourceExpression.Arithmetic(Operator.OVER, left, second);
            case Modulo how -> new SourceExpression.Arithmetic(Operator.MODULO, left, second);
            case Concat how -> new SourceExpression.Joined(left, second);
            default -> throw new Unsaid();
        };
    }

    private SourceExpression value(Expression expression, int depth) {
        return switch (expression) {
            case Column column
            when column.getTable() == null && !isTruth(column) ->
                new SourceExpression.Column(columns.apply(Names.plain(column.getColumnName())));
            case Column column
            when isTruth(column) ->
                new SourceExpression.Truth(column.getColumnName().equalsIgnoreCase("true"));
            case StringValue text -> new SourceExpression.Text(text.getNotExcapedValue());
            case LongValue number -> new SourceExpression.Numeral(number.getStringValue());
            case DoubleValue number -> new SourceExpression.Numeral(number.toString());
            case BooleanValue truth -> new SourceExpression.Truth(truth.getValue());
            case CastExpression cast -> of(cast.getLeftExpression(), depth - 1);
            case SignedExpression signed
            when signed.getSign() == '-' ->
                switch (of(signed.getExpression(), depth - 1)) {
                    case SourceExpression.Numeral(String digits) -> new SourceExpression.Numeral("-" + digits);
                    default -> throw new Unsaid();
                };
            case TimeKeyExpression time -> moment(time.getStringValue());
            case Function function -> call(function, depth);
            default -> throw new Unsaid();
        };
    }

    private static boolean isTruth(Column column) {
        return column.getColumnName().equalsIgnoreCase("true")
                || column.getColumnName().equalsIgnoreCase("false");
    }

    private static SourceExpression moment(String name) {
        String word = name.toLowerCase(Locale.ROOT).replace("()", "");
        return switch (word) {
            case "current_date" -> new SourceExpression.Current(true);
            case "current_timestamp", "localtimestamp", "now" -> new SourceExpression.Current(false);
            default -> throw new Unsaid();
        };
    }

    private SourceExpression call(Function function, int depth) {
        return switch (function.getName().toLowerCase(Locale.ROOT)) {
            case "length", "char_length", "character_length" ->
                new SourceExpression.Length(of(argument(function), depth - 1));
            case "now" -> new SourceExpression.Current(false);
            default -> throw new Unsaid();
        };
    }

    private static Expression argument(Function function) {
        ExpressionList<?> arguments = function.getParameters();
        if (arguments == null || arguments.size() != 1) {
            throw new Unsaid();
        }
        return arguments.getFirst();
    }

    private List<SourceExpression> literals(Expression list, int depth) {
        if (depth == 0) {
            throw new Unsaid();
        }
        return switch (list) {
            case ArrayConstructor array -> all(array.getExpressions(), depth);
            case CastExpression cast -> literals(cast.getLeftExpression(), depth - 1);
            case ExpressionList<?> one
            when one.size() == 1
                    && (one.getFirst() instanceof CastExpression || one.getFirst() instanceof ArrayConstructor) ->
                literals(one.getFirst(), depth - 1);
            case ExpressionList<?> many -> all(many, depth);
            default -> throw new Unsaid();
        };
    }

    private List<SourceExpression> all(ExpressionList<?> expressions, int depth) {
        return expressions.stream()
                .<SourceExpression>map(expression -> switch (of(expression, depth - 1)) {
                    case SourceExpression.Text text -> text;
                    case SourceExpression.Numeral number -> number;
                    default -> throw new Unsaid();
                })
                .toList();
    }
}
