package io.modelwright.ports.jobs.driven;

import io.modelwright.core.jobs.Schedule;
import io.modelwright.core.jobs.Schedule.Firing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The schedules of jobs and the history of their times. Its verbs join atomic work over the same store. All may throw
 * {@link io.modelwright.ports.failure.StoreUnavailable}. Safe for many threads and nodes.
 */
public interface Schedules {

    /** Keeps it, in place of the one of that id. */
    void put(Schedule schedule);

    Optional<Schedule> find(UUID id);

    /** Forgets it and its history; false where there is none. */
    boolean remove(UUID id);

    /** Up to so many that are due, the longest due first. */
    List<Schedule> due(Instant now, int limit);

    /**
     * Keeps what happened at the time that was due, and when the schedule is due next. Each time happens once, whoever tries.
     *
     * @return false, and nothing is kept, where the schedule is not due at that time any more
     */
    boolean fire(Firing firing, Optional<Instant> next);

    /** What happened lately, the latest first. */
    List<Firing> history(UUID schedule, int limit);

    /** Forgets what was decided before that time; how much. */
    int forget(Instant before);
}
