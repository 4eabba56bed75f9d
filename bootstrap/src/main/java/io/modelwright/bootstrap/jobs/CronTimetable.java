package io.modelwright.bootstrap.jobs;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.modelwright.ports.jobs.driven.Timetable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** Cron expressions by cron-utils, which leaves out what lies in the gap of clocks that go forward: that is added here. */
public final class CronTimetable implements Timetable {

    private static final int MAX_LENGTH = 200;

    private final CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    @Override
    public Optional<String> fault(String cron) {
        if (cron.length() > MAX_LENGTH) {
            return Optional.of("The expression is longer than " + MAX_LENGTH + " characters.");
        }
        try {
            Cron read = parser.parse(cron).validate();
            return read.asString().isEmpty() ? Optional.of("The expression is empty.") : Optional.empty();
        } catch (IllegalArgumentException fault) {
            return Optional.of(String.valueOf(fault.getMessage()));
        }
    }

    @Override
    public Optional<Instant> next(String cron, ZoneId zone, Instant after) {
        ExecutionTime times = ExecutionTime.forCron(parser.parse(cron));
        Optional<Instant> next = times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
        return leftOut(times, zone, after, next).or(() -> next);
    }

    /**
     * The moment of the first change of clocks that leaves out a time of the expression, where that comes before {@code next}, which
     * does not follow closely.
     */
    private static Optional<Instant> leftOut(ExecutionTime times, ZoneId zone, Instant after, Optional<Instant> next) {
        Instant end = next.orElse(after);
        ZoneOffsetTransition change = zone.getRules().nextTransition(after);
        while (change != null && change.getInstant().isBefore(end)) {
            boolean followed = !change.getInstant().plus(change.getDuration()).isBefore(end);
            if (change.isGap() && !followed && names(times, change)) {
                return Optional.of(change.getInstant());
            }
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return Optional.empty();
    }

    /** Whether the expression names a time in the gap: reckoned without a zone, nothing is left out. */
    private static boolean names(ExecutionTime times, ZoneOffsetTransition gap) {
        LocalDateTime before = gap.getDateTimeBefore().minusNanos(1);
        return times.nextExecution(before.atZone(ZoneOffset.UTC))
                .filter(time -> time.toLocalDateTime().isBefore(gap.getDateTimeAfter()))
                .isPresent();
    }
}
