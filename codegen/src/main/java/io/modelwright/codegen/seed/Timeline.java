package io.modelwright.codegen.seed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Days and times in the order that their names tell: what is due comes after what begins. For one thread. */
final class Timeline {

    private final Fakes fakes;

    Timeline(Fakes fakes) {
        this.fakes = fakes;
    }

    LocalDate day(Tokens name, Persona persona, Manner manner) {
        return switch (manner) {
            case USUAL, ABSENT -> usual(name, persona);
            case ANY -> LocalDate.of(fakes.between(1990, 2090), fakes.between(1, 12), fakes.between(1, 28));
            case LOW -> LocalDate.of(fakes.between(1950, 1990), fakes.between(1, 12), fakes.between(1, 28));
            case HIGH -> LocalDate.of(fakes.between(2090, 2150), fakes.between(1, 12), fakes.between(1, 28));
        };
    }

    private LocalDate usual(Tokens name, Persona persona) {
        LocalDate day = persona.day();
        if (name.has("birth", "birthday", "born", "dob", "birthdate")) {
            return day.minusYears(fakes.between(19, 64)).minusDays(fakes.between(0, 364));
        }
        if (name.has("founded", "established", "since", "hired", "joined", "employed")) {
            return day.minusDays(fakes.between(200, 4_000));
        }
        if (name.has(
                "due", "deadline", "end", "ends", "until", "expiry", "expires", "valid", "to", "finish", "target")) {
            return day.plusDays(fakes.between(40, 120));
        }
        if (name.has(
                "closed",
                "finished",
                "completed",
                "delivered",
                "returned",
                "resolved",
                "done",
                "arrival",
                "checkout")) {
            return day.plusDays(fakes.between(20, 39));
        }
        if (name.has("shipped", "sent", "paid", "approved", "published", "released", "confirmed", "updated", "last")) {
            return day.plusDays(fakes.between(4, 19));
        }
        return day.plusDays(fakes.between(0, 3));
    }

    /** In the hours of work, at a quarter of an hour. */
    LocalTime time(Tokens name, Manner manner) {
        int hour = switch (manner) {
            case LOW -> 0;
            case HIGH -> 23;
            case ANY -> fakes.between(0, 23);
            case USUAL, ABSENT ->
                name.has("end", "ends", "to", "until", "closes", "closing", "close")
                        ? fakes.between(16, 20)
                        : fakes.between(8, 15);
        };
        return LocalTime.of(hour, 15 * fakes.between(0, 3));
    }

    Instant moment(Tokens name, Persona persona, Manner manner) {
        return day(name, persona, manner).atTime(time(name, manner)).toInstant(ZoneOffset.UTC);
    }

    Duration duration(Manner manner) {
        return switch (manner) {
            case LOW -> Duration.ZERO;
            case HIGH -> Duration.ofDays(fakes.between(100, 1_000));
            case ANY -> Duration.ofMinutes(fakes.between(0, 100_000));
            case USUAL, ABSENT -> Duration.ofMinutes(15L * fakes.between(1, 32));
        };
    }
}
