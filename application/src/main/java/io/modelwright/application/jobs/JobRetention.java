package io.modelwright.application.jobs;

import io.modelwright.core.jobs.JobState;
import io.modelwright.ports.jobs.driven.JobHistory;
import io.modelwright.ports.jobs.driven.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long ended jobs, and the times of schedules, stay in the history.
 *
 * @param done those that succeeded or were cancelled
 * @param failed those that somebody may want to look into, and try again; and what happened at the times of schedules
 */
public record JobRetention(Duration done, Duration failed) {

    /** A week, and a month. */
    public static final JobRetention STANDARD = new JobRetention(Duration.ofDays(7), Duration.ofDays(30));

    private static final Logger LOG = LoggerFactory.getLogger(JobRetention.class);
    private static final int BATCH = 1_000;

    void apply(JobHistory history, Schedules schedules, Instant now) {
        forget(history, List.of(JobState.SUCCEEDED, JobState.CANCELLED), now.minus(done));
        forget(history, List.of(JobState.FAILED, JobState.DEAD), now.minus(failed));
        int times = schedules.forget(now.minus(failed));
        LOG.debug("forgot {} times of schedules", times);
    }

    private static void forget(JobHistory history, List<JobState> states, Instant before) {
        int forgotten;
        do {
            forgotten = history.forget(states, before, BATCH);
        } while (forgotten == BATCH);
    }
}
