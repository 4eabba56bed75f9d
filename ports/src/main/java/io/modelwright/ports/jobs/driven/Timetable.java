package io.modelwright.ports.jobs.driven;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Reads cron expressions of five fields: minute, hour, day of the month, month (also by name), day of the week (also by name, 0 and 7
 * are Sunday), each a star, a number, a range, a list, with steps. Where both days are named, either will do. Safe for many threads.
 *
 * <p>Where clocks go forward, a time that is left out is the moment of the change, unless the expression names another within the hour
 * after it. Where they go back, a time that comes twice counts at the first; one that comes in each hour counts in both.
 */
public interface Timetable {

    /** The cause why this is no such expression, as a sentence for people; empty where it is one. */
    Optional<String> fault(String cron);

    /**
     * The first time that the expression names after that moment; empty where there is none within some years.
     *
     * @throws IllegalArgumentException where it is no expression
     */
    Optional<Instant> next(String cron, ZoneId zone, Instant after);
}
