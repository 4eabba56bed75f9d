package io.modelwright.core.exchange.mapping;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as databases write them, to ISO 8601. Stateless. */
final class TimeText {

    private static final Pattern DATE = Pattern.compile("([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,9}))?)?([-+][0-9:]{2,6}|Z)?");
    private static final Pattern DATE_TIME =
            Pattern.compile("([0-9/-]{8,10})(?:[ Tt]+(\\S+?))?(?: ?(Z|z|UTC|[-+][0-9:]{2,6}))?");
    private static final Pattern UNIT = Pattern.compile(
            "([-+]?[0-9]{1,9}(?:\\.[0-9]{1,6})?) ?(weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?)\\b");
    private static final Pattern CLOCK =
            Pattern.compile("([-+])?([0-9]{1,6}):([0-9]{2})(?::([0-9]{2}(?:\\.[0-9]{1,6})?))?");
    private static final Pattern ISO = Pattern.compile("-?P(?=.)([0-9]{1,9}D)?(T[0-9.HMS]+)?");

    private TimeText() {}

    static Optional<String> date(String text) {
        return localDate(text.strip()).map(LocalDate::toString);
    }

    private static Optional<LocalDate> localDate(String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return checked(() -> {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            return date.getYear() < 1 ? Optional.<LocalDate>empty() : Optional.of(date);
        });
    }

    /** In whole seconds; an offset is left out. */
    static Optional<String> time(String text) {
        return localTime(text.strip())
                .map(time ->
                        DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(time.withNano(0)));
    }

    private static Optional<LocalTime> localTime(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String fraction = Optional.ofNullable(parts.group(4)).orElse("");
        return checked(() -> Optional.of(LocalTime.of(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(Optional.ofNullable(parts.group(3)).orElse("0")),
                fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9)))));
    }

    /** In UTC, in whole microseconds; where no zone is said, the text is taken for UTC. */
    static Optional<String> dateTime(String text) {
        Matcher parts = DATE_TIME.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<LocalDate> date = localDate(parts.group(1));
        Optional<LocalTime> time = localTime(Optional.ofNullable(parts.group(2)).orElse("00:00"));
        if (date.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        LocalTime micros = time.get().truncatedTo(ChronoUnit.MICROS);
        return checked(() -> Optional.of(OffsetDateTime.of(date.get(), micros, offset(parts.group(3)))
                        .withOffsetSameInstant(ZoneOffset.UTC)))
                .filter(moment -> moment.getYear() >= 1 && moment.getYear() <= 9_999)
                .map(moment -> DateTimeFormatter.ISO_INSTANT.format(moment.toInstant()));
    }

    private static ZoneOffset offset(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.equalsIgnoreCase("z") || text.equals("UTC")) {
            return ZoneOffset.UTC;
        }
        return ZoneOffset.of(text);
    }

    static Optional<String> duration(String text) {
        String form = text.strip();
        if (ISO.matcher(form).matches()) {
            return checked(() -> Optional.of(Duration.parse(form).toString()));
        }
        String rest = form.toLowerCase(Locale.ROOT);
        Duration sum = Duration.ZERO;
        Matcher unit = UNIT.matcher(rest);
        StringBuilder left = new StringBuilder();
        int end = 0;
        while (unit.find()) {
            left.append(rest, end, unit.start());
            end = unit.end();
            sum = sum.plus(seconds(unit.group(1)).multipliedBy(length(unit.group(2))));
        }
        left.append(rest.substring(end));
        String clock = left.toString().strip();
        if (clock.isEmpty()) {
            return form.isEmpty() ? Optional.empty() : Optional.of(sum.toString());
        }
        Matcher parts = CLOCK.matcher(clock);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Duration time = Duration.ofHours(Long.parseLong(parts.group(2)))
                .plusMinutes(Long.parseLong(parts.group(3)))
                .plus(seconds(Optional.ofNullable(parts.group(4)).orElse("0")));
        return Optional.of(
                sum.plus("-".equals(parts.group(1)) ? time.negated() : time).toString());
    }

    private static Duration seconds(String number) {
        java.math.BigDecimal value = new java.math.BigDecimal(number);
        return Duration.ofNanos(value.movePointRight(9).longValue());
    }

    private static long length(String unit) {
        return switch (unit.charAt(0)) {
            case 'w' -> 604_800;
            case 'd' -> 86_400;
            case 'h' -> 3_600;
            case 'm' -> 60;
            default -> 1;
        };
    }

    private interface Step<T> {
        Optional<T> take();
    }

    private static <T> Optional<T> checked(Step<T> step) {
        try {
            return step.take();
        } catch (DateTimeException | ArithmeticException notOne) {
            return Optional.empty();
        }
    }
}
