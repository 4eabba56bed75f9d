package app.support.values;

import app.support.json.JsonPointer;
import app.support.problem.FieldErrors;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates, times and durations as the wire writes them (ISO 8601, RFC 3339), years 1 to 9999. Stateless. */
public final class TimeForms {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DURATION = Pattern.compile(
            "-?P(?=.)(-?[0-9]{1,9}D)?(T(?=.)(-?[0-9]{1,9}H)?(-?[0-9]{1,9}M)?(-?[0-9]{1,9}(\\.[0-9]{1,9})?S)?)?");
    private static final DateTimeFormatter WIRE_TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    /** Some 221,000 years: what an interval holds in hours alone. */
    private static final long LONGEST_SECONDS = 7_000_000_000_000L;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private TimeForms() {}

    static @Nullable LocalDate date(JsonNode json, JsonPointer at, FieldErrors faults) {
        return read(json, DATE, TimeForms::parseDate, "a date such as 2027-01-31", at, faults);
    }

    static @Nullable LocalTime time(JsonNode json, JsonPointer at, FieldErrors faults) {
        return read(json, TIME, LocalTime::parse, "a time such as 14:05:00", at, faults);
    }

    static @Nullable Instant dateTime(JsonNode json, JsonPointer at, FieldErrors faults) {
        String expected = "a date and time with its offset such as 2027-01-31T14:05:00Z, of whole microseconds";
        return read(json, DATE_TIME, TimeForms::parseDateTime, expected, at, faults);
    }

    static @Nullable Duration duration(JsonNode json, JsonPointer at, FieldErrors faults) {
        String expected = "a duration of whole microseconds such as PT1H30M";
        return read(json, DURATION, TimeForms::parseDuration, expected, at, faults);
    }

    public static String write(LocalTime time) {
        return WIRE_TIME.format(time);
    }

    /** In UTC, with the fraction that there is and no more; written by hand, as each record has two of these. */
    public static String write(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(27);
        digits(text, time.getYear(), 1_000);
        digits(text.append('-'), time.getMonthValue(), 10);
        digits(text.append('-'), time.getDayOfMonth(), 10);
        digits(text.append('T'), time.getHour(), 10);
        digits(text.append(':'), time.getMinute(), 10);
        digits(text.append(':'), time.getSecond(), 10);
        int micros = time.getNano() / 1_000;
        if (micros > 0) {
            digits(text.append('.'), micros, 100_000);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text.append('Z').toString();
    }

    /** All digits of a number from that place on, the leading zeros too. */
    private static void digits(StringBuilder text, int number, int place) {
        for (int unit = place; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
    }

    private interface Parser<T> {
        T parse(String text);
    }

    private static <T> @Nullable T read(
            JsonNode json, Pattern form, Parser<T> parser, String expected, JsonPointer at, FieldErrors faults) {
        if (!json.isTextual()) {
            faults.wrongType(at, expected);
            return null;
        }
        String text = json.textValue();
        if (form.matcher(text).matches()) {
            try {
                return parser.parse(text);
            } catch (DateTimeException | ArithmeticException notOne) {
                faults.format(at, expected);
                return null;
            }
        }
        faults.format(at, expected);
        return null;
    }

    private static LocalDate parseDate(String text) {
        LocalDate date = LocalDate.parse(text);
        if (date.getYear() < 1) {
            throw new DateTimeException("before the year 1");
        }
        return date;
    }

    private static Instant parseDateTime(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(FIRST)
                || !instant.isBefore(END)
                || !instant.truncatedTo(ChronoUnit.MICROS).equals(instant)) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }

    private static Duration parseDuration(String text) {
        Duration duration = Duration.parse(text);
        if (!duration.truncatedTo(ChronoUnit.MICROS).equals(duration)
                || duration.abs().toSeconds() > LONGEST_SECONDS) {
            throw new DateTimeException("finer than microseconds, or too long");
        }
        return duration;
    }
}
