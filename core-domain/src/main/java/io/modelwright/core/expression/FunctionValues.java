package io.modelwright.core.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions on known arguments; the counterpart of {@code core.sql.FunctionSql}. */
final class FunctionValues {

    private FunctionValues() {}

    /** The value, null where it is unknown. */
    static @Nullable Object apply(Function function, List<Object> given) {
        Arguments of = new Arguments(given);
        return switch (function) {
            case NEGATE_INTEGER -> Numbers.difference(0, of.integer(0));
            case ADD_INTEGER -> Numbers.sum(of.integer(0), of.integer(1));
            case SUBTRACT_INTEGER -> Numbers.difference(of.integer(0), of.integer(1));
            case MULTIPLY_INTEGER -> Numbers.product(of.integer(0), of.integer(1));
            case DIVIDE_INTEGER -> Numbers.quotient(of.integer(0), of.integer(1));
            case REMAINDER_INTEGER -> Numbers.remainder(of.integer(0), of.integer(1));
            case NEGATE_DECIMAL -> Numbers.decimal(of.decimal(0).negate());
            case ADD_DECIMAL -> Numbers.decimal(of.decimal(0).add(of.decimal(1)));
            case SUBTRACT_DECIMAL -> Numbers.decimal(of.decimal(0).subtract(of.decimal(1)));
            case MULTIPLY_DECIMAL -> Numbers.decimal(of.decimal(0).multiply(of.decimal(1)));
            case DIVIDE_DECIMAL -> Numbers.quotient(of.decimal(0), of.decimal(1));
            case ABSOLUTE_INTEGER -> of.integer(0) < 0 ? Numbers.difference(0, of.integer(0)) : (Long) of.integer(0);
            case ABSOLUTE_DECIMAL -> Numbers.decimal(of.decimal(0).abs());
            case ROUND_DECIMAL -> Numbers.round(of.decimal(0), of.integer(1));
            case FLOOR_DECIMAL -> Numbers.decimal(of.decimal(0).setScale(0, RoundingMode.FLOOR));
            case CEILING_DECIMAL -> Numbers.decimal(of.decimal(0).setScale(0, RoundingMode.CEILING));
            case INTEGER_OF_DECIMAL -> Numbers.integer(of.decimal(0));
            case DECIMAL_OF_INTEGER -> BigDecimal.valueOf(of.integer(0));
            case DECIMAL_OF_FLOAT -> Numbers.decimal((double) (Double) given.getFirst());
            case FLOAT_OF_DECIMAL -> Numbers.floating(of.decimal(0));
            case CONCATENATE -> of.text(0) + of.text(1);
            case STARTS_WITH -> of.text(0).startsWith(of.text(1));
            case ENDS_WITH -> of.text(0).endsWith(of.text(1));
            case CONTAINS -> of.text(0).contains(of.text(1));
            case SIZE_OF_TEXT -> (long) of.text(0).codePointCount(0, of.text(0).length());
            case LOWER_ASCII -> Texts.lowerAscii(of.text(0));
            case UPPER_ASCII -> Texts.upperAscii(of.text(0));
            case TRIM -> Texts.trim(of.text(0));
            case TEXT_OF_INTEGER, TEXT_OF_BOOLEAN, TEXT_OF_UUID ->
                given.getFirst().toString();
            case TEXT_OF_DECIMAL -> Numbers.plain(of.decimal(0)).toPlainString();
            case TEXT_OF_DATE -> Times.isInRange(of.date(0)) ? of.date(0).toString() : null;
            case SIZE_OF_LIST -> (long) ((List<?>) given.getFirst()).size();
            case LIST_CONTAINS -> ((List<?>) given.get(1)).contains(given.getFirst());
            case DAYS_BETWEEN -> Times.daysBetween(of.date(0), of.date(1));
            case ADD_DAYS -> Times.addDays(of.date(0), of.integer(1));
            case ADD_MONTHS -> Times.addMonths(of.date(0), of.integer(1));
            case YEAR -> part(of.date(0), of.date(0).getYear());
            case MONTH -> part(of.date(0), of.date(0).getMonthValue());
            case DAY -> part(of.date(0), of.date(0).getDayOfMonth());
            case DAY_OF_WEEK -> part(of.date(0), of.date(0).getDayOfWeek().getValue());
            case ADD_DURATION -> Times.add(of.moment(0), of.duration(1), false);
            case SUBTRACT_DURATION -> Times.add(of.moment(0), of.duration(1), true);
            case DURATION_BETWEEN -> Times.between(of.moment(0), of.moment(1));
            case SUM_OF_DURATIONS -> Times.sum(of.duration(0), of.duration(1));
            case DIFFERENCE_OF_DURATIONS -> Times.difference(of.duration(0), of.duration(1));
            case SECONDS_OF_DURATION -> Times.seconds(of.duration(0));
            case COALESCE ->
                throw new IllegalArgumentException("takes unknown arguments, so it is no function of values");
        };
    }

    private static @Nullable Long part(LocalDate date, int value) {
        return Times.isInRange(date) ? (Long) (long) value : null;
    }

    private record Arguments(List<Object> given) {

        long integer(int index) {
            return (Long) given.get(index);
        }

        BigDecimal decimal(int index) {
            return (BigDecimal) given.get(index);
        }

        String text(int index) {
            return (String) given.get(index);
        }

        LocalDate date(int index) {
            return (LocalDate) given.get(index);
        }

        Instant moment(int index) {
            return (Instant) given.get(index);
        }

        Duration duration(int index) {
            return (Duration) given.get(index);
        }
    }
}
