package app.support.expression;

import static app.support.expression.ValueType.Scalar.BOOLEAN;
import static app.support.expression.ValueType.Scalar.DATE;
import static app.support.expression.ValueType.Scalar.DATE_TIME;
import static app.support.expression.ValueType.Scalar.DECIMAL;
import static app.support.expression.ValueType.Scalar.DURATION;
import static app.support.expression.ValueType.Scalar.FLOAT;
import static app.support.expression.ValueType.Scalar.INTEGER;
import static app.support.expression.ValueType.Scalar.TEXT;
import static app.support.expression.ValueType.Scalar.UUID;

import app.support.expression.ValueType.ListOf;
import app.support.expression.ValueType.Scalar;
import java.util.List;

/**
 * Every operator and function by its overload. All give unknown where an argument is unknown; {@link #COALESCE} alone does not,
 * and is alone in taking arguments of any one type.
 */
public enum Function {
    NEGATE_INTEGER("-_", INTEGER, INTEGER),
    ADD_INTEGER("_+_", INTEGER, INTEGER, INTEGER),
    SUBTRACT_INTEGER("_-_", INTEGER, INTEGER, INTEGER),
    MULTIPLY_INTEGER("_*_", INTEGER, INTEGER, INTEGER),
    /** Truncates toward zero. */
    DIVIDE_INTEGER("_/_", INTEGER, INTEGER, INTEGER),
    /** Has the sign of the dividend. */
    REMAINDER_INTEGER("_%_", INTEGER, INTEGER, INTEGER),
    NEGATE_DECIMAL("-_", DECIMAL, DECIMAL),
    ADD_DECIMAL("_+_", DECIMAL, DECIMAL, DECIMAL),
    SUBTRACT_DECIMAL("_-_", DECIMAL, DECIMAL, DECIMAL),
    MULTIPLY_DECIMAL("_*_", DECIMAL, DECIMAL, DECIMAL),
    DIVIDE_DECIMAL("_/_", DECIMAL, DECIMAL, DECIMAL),
    ABSOLUTE_INTEGER("abs", INTEGER, INTEGER),
    ABSOLUTE_DECIMAL("abs", DECIMAL, DECIMAL),
    /** Half away from zero to that many decimals; unknown outside 0 to 20. */
    ROUND_DECIMAL("round", DECIMAL, DECIMAL, INTEGER),
    FLOOR_DECIMAL("floor", DECIMAL, DECIMAL),
    CEILING_DECIMAL("ceil", DECIMAL, DECIMAL),
    /** Truncates toward zero. */
    INTEGER_OF_DECIMAL("int", INTEGER, DECIMAL),
    DECIMAL_OF_INTEGER("decimal", DECIMAL, INTEGER),
    /** The shortest decimal that reads back as the float, to 20 decimals. */
    DECIMAL_OF_FLOAT("decimal", DECIMAL, FLOAT),
    /** The nearest float. */
    FLOAT_OF_DECIMAL("float", FLOAT, DECIMAL),

    CONCATENATE("_+_", TEXT, TEXT, TEXT),
    STARTS_WITH("startsWith", BOOLEAN, TEXT, TEXT),
    ENDS_WITH("endsWith", BOOLEAN, TEXT, TEXT),
    CONTAINS("contains", BOOLEAN, TEXT, TEXT),
    /** In code points. */
    SIZE_OF_TEXT("size", INTEGER, TEXT),
    LOWER_ASCII("lowerAscii", TEXT, TEXT),
    UPPER_ASCII("upperAscii", TEXT, TEXT),
    /** Without the ASCII white space at both ends: space, tab, line feed, vertical tab, form feed, carriage return. */
    TRIM("trim", TEXT, TEXT),
    TEXT_OF_INTEGER("string", TEXT, INTEGER),
    /** Plain notation without trailing zeros. */
    TEXT_OF_DECIMAL("string", TEXT, DECIMAL),
    /** {@code true} or {@code false}. */
    TEXT_OF_BOOLEAN("string", TEXT, BOOLEAN),
    /** {@code 2027-01-31}. */
    TEXT_OF_DATE("string", TEXT, DATE),
    /** Lower case with hyphens. */
    TEXT_OF_UUID("string", TEXT, UUID),

    SIZE_OF_LIST("size", INTEGER, new ListOf(TEXT)),
    /** Whether the text, a literal, is in the list. */
    LIST_CONTAINS("@in", BOOLEAN, TEXT, new ListOf(TEXT)),

    /** Whole days from the right date to the left one. */
    DAYS_BETWEEN("_-_", INTEGER, DATE, DATE),
    ADD_DAYS("addDays", DATE, DATE, INTEGER),
    /** The same day of the month that many months on, or the last day of a month that is too short. */
    ADD_MONTHS("addMonths", DATE, DATE, INTEGER),
    YEAR("year", INTEGER, DATE),
    /** 1 to 12. */
    MONTH("month", INTEGER, DATE),
    DAY("day", INTEGER, DATE),
    /** Monday is 1, Sunday 7. */
    DAY_OF_WEEK("dayOfWeek", INTEGER, DATE),
    ADD_DURATION("_+_", DATE_TIME, DATE_TIME, DURATION),
    SUBTRACT_DURATION("_-_", DATE_TIME, DATE_TIME, DURATION),
    DURATION_BETWEEN("_-_", DURATION, DATE_TIME, DATE_TIME),
    SUM_OF_DURATIONS("_+_", DURATION, DURATION, DURATION),
    DIFFERENCE_OF_DURATIONS("_-_", DURATION, DURATION, DURATION),
    /** Whole seconds, truncated toward zero. */
    SECONDS_OF_DURATION("seconds", INTEGER, DURATION),

    /** The first argument that is not unknown. */
    COALESCE("coalesce", Scalar.OPAQUE);

    private final String call;
    private final ValueType result;
    private final List<ValueType> parameters;

    Function(String call, ValueType result, ValueType... parameters) {
        this.call = call;
        this.result = result;
        this.parameters = List.of(parameters);
    }

    /** Its name in a parsed call: an identifier, or the name of an operator in the CEL grammar. */
    public String call() {
        return call;
    }

    /** The type of its value; for {@link #COALESCE} that of its arguments stands instead. */
    public ValueType result() {
        return result;
    }

    /** The types of its arguments; empty for {@link #COALESCE}. */
    public List<ValueType> parameters() {
        return parameters;
    }
}
