package app.support.sql;

import static app.support.sql.ExpressionSql.sql;

import app.support.expression.Function;
import java.util.List;

/**
 * The functions of the expression language in SQL. No argument is named twice, lest nested calls grow exponentially, and
 * none can raise an error: results are computed where they cannot overflow and are clamped to just outside their range, where
 * NULLIF makes them NULL.
 */
final class FunctionSql {

    private static final String TOO_SMALL_INTEGER = "-9223372036854775809";
    private static final String TOO_LARGE_INTEGER = "9223372036854775808";
    private static final String BEFORE_FIRST_DAY = "DATE '0001-12-31 BC'";
    private static final String AFTER_LAST_DAY = "DATE '10000-01-01'";
    private static final String FIRST_DAY = "DATE '0001-01-01'";
    private static final String BEFORE_FIRST_MOMENT = "-62135596800000001";
    private static final String AFTER_LAST_MOMENT = "253402300800000000";
    private static final String UPPER = "'ABCDEFGHIJKLMNOPQRSTUVWXYZ'";
    private static final String LOWER = "'abcdefghijklmnopqrstuvwxyz'";

    private FunctionSql() {}

    static SqlText render(Function function, List<SqlText> arguments) {
        SqlText a = arguments.getFirst();
        SqlText b = arguments.getLast();
        return switch (function) {
            case NEGATE_INTEGER -> integer(sql("-", numeric(a)));
            case ADD_INTEGER -> integer(sql(numeric(a), " + ", numeric(b)));
            case SUBTRACT_INTEGER -> integer(sql(numeric(a), " - ", numeric(b)));
            case MULTIPLY_INTEGER -> integer(sql(numeric(a), " * ", numeric(b)));
            case DIVIDE_INTEGER -> integer(sql("div(", numeric(a), ", ", divisor(numeric(b)), ")"));
            case REMAINDER_INTEGER -> sql("mod(", numeric(a), ", ", divisor(numeric(b)), ")::bigint");
            case ABSOLUTE_INTEGER -> integer(sql("abs(", numeric(a), ")"));
            case INTEGER_OF_DECIMAL -> integer(sql("trunc(", a, ")"));
            case NEGATE_DECIMAL -> decimal(sql("-", a));
            case ADD_DECIMAL -> decimal(sql(a, " + ", b));
            case SUBTRACT_DECIMAL -> decimal(sql(a, " - ", b));
            case MULTIPLY_DECIMAL -> decimal(sql(a, " * ", b));
            // The operator / chooses a scale of its own; div is exact, and one digit more than is kept decides the
            // rounding.
            case DIVIDE_DECIMAL -> decimal(sql("div(", a, " * 1e21, ", divisor(b), ") * 1e-21"));
            case ABSOLUTE_DECIMAL -> decimal(sql("abs(", a, ")"));
            case ROUND_DECIMAL -> decimal(sql("round(", a, ", ", within(numeric(b), "-1", "21"), "::integer)"));
            case FLOOR_DECIMAL -> decimal(sql("floor(", a, ")"));
            case CEILING_DECIMAL -> decimal(sql("ceil(", a, ")"));
            case DECIMAL_OF_INTEGER -> numeric(a);
            case DECIMAL_OF_FLOAT -> decimal(sql("(", a, ")::text::numeric"));
            case FLOAT_OF_DECIMAL -> sql(decimal(a), "::double precision");
            case CONCATENATE -> sql("(", a, " || ", b, ")");
            case STARTS_WITH -> sql("starts_with(", a, ", ", b, ")");
            case ENDS_WITH -> sql("starts_with(reverse(", a, "), reverse(", b, "))");
            case CONTAINS -> sql("(strpos(", a, ", ", b, ") > 0)");
            case SIZE_OF_TEXT -> sql("char_length(", a, ")::bigint");
            case LOWER_ASCII -> sql("translate(", a, ", " + UPPER + ", " + LOWER + ")");
            case UPPER_ASCII -> sql("translate(", a, ", " + LOWER + ", " + UPPER + ")");
            case TRIM -> sql("btrim(", a, ", E' \\t\\n\\x0B\\f\\r')");
            case TEXT_OF_INTEGER, TEXT_OF_BOOLEAN, TEXT_OF_UUID -> sql("(", a, ")::text");
            case TEXT_OF_DECIMAL -> sql("trim_scale(", a, ")::text");
            case TEXT_OF_DATE -> sql("to_char(", date(a), ", 'YYYY-MM-DD')");
            case SIZE_OF_LIST -> sql("cardinality(", a, ")::bigint");
            case LIST_CONTAINS -> sql("(", b, " @> ARRAY[", a, "])");
            case DAYS_BETWEEN -> sql("(", date(a), " - ", date(b), ")::bigint");
            case ADD_DAYS -> day(sql("(", date(a), " - " + FIRST_DAY + ")::numeric + ", numeric(b)));
            case ADD_MONTHS -> addMonths(a, b);
            case YEAR -> sql("extract(year FROM ", date(a), ")::bigint");
            case MONTH -> sql("extract(month FROM ", date(a), ")::bigint");
            case DAY -> sql("extract(day FROM ", date(a), ")::bigint");
            case DAY_OF_WEEK -> sql("extract(isodow FROM ", date(a), ")::bigint");
            case ADD_DURATION -> moment(sql(micros(a), " + ", micros(b)));
            case SUBTRACT_DURATION -> moment(sql(micros(a), " - ", micros(b)));
            case DURATION_BETWEEN, DIFFERENCE_OF_DURATIONS -> duration(sql(micros(a), " - ", micros(b)));
            case SUM_OF_DURATIONS -> duration(sql(micros(a), " + ", micros(b)));
            case SECONDS_OF_DURATION -> sql("trunc(extract(epoch FROM ", a, "))::bigint");
            case COALESCE -> sql("COALESCE(", a, ", ", b, ")");
        };
    }

    /**
     * Computed 10,000 years later, so that no result falls before PostgreSQL's first date; the calendar repeats every 400 years,
     * so months are as long there.
     */
    private static SqlText addMonths(SqlText date, SqlText months) {
        SqlText shifted = sql(
                "(",
                date(date),
                " + INTERVAL '10000 years' + make_interval(months => ",
                within(numeric(months), "-120001", "120001"),
                "::integer))::date");
        return day(sql("(", shifted, " - " + FIRST_DAY + " - 3652425)"));
    }

    private static SqlText numeric(SqlText a) {
        return sql("(", a, ")::numeric");
    }

    private static SqlText divisor(SqlText numeric) {
        return sql("NULLIF(", numeric, ", 0)");
    }

    /** NULL unless strictly between the bounds. GREATEST and LEAST skip NULL, which so ends at a bound and is NULL again. */
    private static SqlText within(SqlText a, String low, String high) {
        return sql("NULLIF(NULLIF(LEAST(GREATEST(", a, ", " + low + "), " + high + "), " + low + "), " + high + ")");
    }

    private static SqlText integer(SqlText exact) {
        return sql(within(exact, TOO_SMALL_INTEGER, TOO_LARGE_INTEGER), "::bigint");
    }

    private static SqlText decimal(SqlText exact) {
        return sql("trim_scale(", within(sql("round(", exact, ", 20)"), "-1e60", "1e60"), ")");
    }

    /** The date if it is one of the language. */
    private static SqlText date(SqlText a) {
        return within(a, BEFORE_FIRST_DAY, AFTER_LAST_DAY);
    }

    /** The date that many days after the first one of the language. */
    private static SqlText day(SqlText number) {
        return sql("(" + FIRST_DAY + " + ", within(number, "-1", "3652059"), "::integer)");
    }

    private static SqlText micros(SqlText a) {
        return sql("extract(epoch FROM ", a, ") * 1000000");
    }

    /** By way of text, because every arithmetic that makes an interval of a number is one of floats. */
    private static SqlText duration(SqlText micros) {
        return sql(
                "(",
                within(micros, "-9223372036854775808", TOO_LARGE_INTEGER),
                "::bigint::text || ' microseconds')::interval");
    }

    private static SqlText moment(SqlText micros) {
        return sql(
                "(TIMESTAMPTZ '1970-01-01 00:00:00+00' + (",
                within(micros, BEFORE_FIRST_MOMENT, AFTER_LAST_MOMENT),
                "::bigint::text || ' microseconds')::interval)");
    }
}
