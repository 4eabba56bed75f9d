package app.support.expression;

import app.support.expression.ValueType.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the constants of a source as values of a type. */
final class Literals {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?");
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern CEL_DURATION = Pattern.compile("-?(\\d{1,15}(\\.\\d{1,9})?(h|m|s|ms|us))+");
    private static final Pattern CEL_DURATION_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|us|m|s)");
    private static final Pattern NUMBER = Pattern.compile("-?(\\d+\\.\\d+|\\d+|\\.\\d+)([eE][+-]?\\d{1,4})?");

    private Literals() {}

    /** The type that a constant has where nothing around it asks for another. */
    static Optional<ValueType> ownType(Node.Constant constant) {
        return switch (constant) {
            case Node.Constant.Text text -> Optional.of(Scalar.TEXT);
            case Node.Constant.Whole whole -> Optional.of(Scalar.INTEGER);
            case Node.Constant.Fraction fraction -> Optional.of(Scalar.DECIMAL);
            case Node.Constant.Truth truth -> Optional.of(Scalar.BOOLEAN);
            case Node.Constant.Other other -> Optional.empty();
        };
    }

    /** The constant as a value of that type, absent where it is none. */
    static Optional<Expr.Literal> read(Node.Constant constant, ValueType type) {
        Optional<?> value = switch (constant) {
            case Node.Constant.Text(String text) -> ofText(text, type);
            case Node.Constant.Whole(long whole) -> ofInteger(whole, type);
            case Node.Constant.Fraction(String digits) -> ofNumber(digits, type);
            case Node.Constant.Truth(boolean truth) -> type == Scalar.BOOLEAN ? Optional.of(truth) : Optional.empty();
            case Node.Constant.Other other -> Optional.empty();
        };
        return value.map(known -> new Expr.Literal(type, known));
    }

    private static Optional<?> ofInteger(long value, ValueType type) {
        if (type == Scalar.INTEGER) {
            return Optional.of(value);
        }
        if (type == Scalar.DECIMAL) {
            return Optional.of(BigDecimal.valueOf(value));
        }
        // Beyond 2^53 a float cannot stand for every integer.
        return type == Scalar.FLOAT && Math.abs((double) value) <= 1L << 53
                ? Optional.of((double) value)
                : Optional.empty();
    }

    private static Optional<?> ofNumber(String digits, ValueType type) {
        if (type == Scalar.FLOAT) {
            double value = Double.parseDouble(digits);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        }
        if (type != Scalar.DECIMAL || !NUMBER.matcher(digits).matches()) {
            return Optional.empty();
        }
        BigDecimal exact = new BigDecimal(digits);
        boolean small = exact.precision() - exact.scale() <= 60 && exact.scale() <= 2_000;
        return small && exact.stripTrailingZeros().scale() <= Numbers.MAX_SCALE
                ? Optional.of(Numbers.plain(exact))
                : Optional.empty();
    }

    static Optional<?> ofText(String text, ValueType type) {
        if (type instanceof ValueType.Reference) {
            return uuid(text);
        }
        if (!(type instanceof Scalar scalar)) {
            return Optional.empty();
        }
        return switch (scalar) {
            case TEXT -> Texts.isStorable(text) ? Optional.of(text) : Optional.empty();
            case UUID -> uuid(text);
            case DATE -> date(text);
            case TIME -> time(text);
            case DATE_TIME -> moment(text);
            case DURATION -> duration(text);
            case INTEGER, DECIMAL, FLOAT, BOOLEAN, OPAQUE -> Optional.empty();
        };
    }

    private static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        if (!DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)).filter(Times::isInRange);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(String text) {
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(moment -> Times.isInRange(moment)
                            && moment.truncatedTo(ChronoUnit.MICROS).equals(moment));
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        if (CEL_DURATION.matcher(text).matches()) {
            return celDuration(text);
        }
        try {
            return Optional.of(Duration.parse(text))
                    .filter(duration -> duration.truncatedTo(ChronoUnit.MICROS).equals(duration)
                            && Times.duration(Times.micros(duration)) != null);
        } catch (DateTimeException | ArithmeticException noDuration) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> celDuration(String text) {
        Matcher part = CEL_DURATION_PART.matcher(text);
        BigDecimal micros = BigDecimal.ZERO;
        while (part.find()) {
            micros = micros.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit(part.group(2)))));
        }
        BigDecimal whole = micros.stripTrailingZeros();
        if (whole.scale() > 0) {
            return Optional.empty();
        }
        BigInteger signed = text.startsWith("-") ? whole.toBigInteger().negate() : whole.toBigInteger();
        return Optional.ofNullable(Times.duration(signed));
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "h" -> ChronoUnit.HOURS.getDuration().toNanos() / 1_000;
            case "m" -> ChronoUnit.MINUTES.getDuration().toNanos() / 1_000;
            case "s" -> 1_000_000;
            case "ms" -> 1_000;
            default -> 1;
        };
    }
}
