package io.modelwright.core.jobs;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A job again and again, at times that a cron expression names in a time zone.
 *
 * @param cron five fields: minute, hour, day of the month, month, day of the week
 * @param missed what to do about times at which nobody could make the job
 * @param kind of the jobs
 * @param nextAt when the next one is due; absent where the expression names no more times
 */
public record Schedule(
        UUID id,
        WorkspaceId workspace,
        AccountId owner,
        String cron,
        ZoneId zone,
        Missed missed,
        String kind,
        Json payload,
        RetryPolicy policy,
        JobTerms terms,
        Optional<Instant> nextAt) {

    /** How late a job may be made that does not count as missed: longer than a restart takes. */
    public static final Duration GRACE = Duration.ofMinutes(5);

    /** What becomes of times that went by. */
    public enum Missed {
        /** One job for all of them, as soon as somebody can. */
        RUN_ONCE,
        /** None: the next time that is to come counts. */
        SKIP
    }

    /**
     * What happened at one of its times.
     *
     * @param dueAt the time
     * @param at when that was decided
     * @param job that was made; absent where the time was skipped
     */
    public record Firing(UUID schedule, Instant dueAt, Instant at, Optional<JobId> job) {}

    /** What happens to the time that is due: a job, or nothing where it is too late. */
    public Firing fire(JobId job, Instant now) {
        Instant due = nextAt.orElseThrow();
        boolean skipped = missed == Missed.SKIP && due.plus(GRACE).isBefore(now);
        return new Firing(id, due, now, skipped ? Optional.empty() : Optional.of(job));
    }

    /** The job of one of its times. */
    public JobRequest request(JobId job, Instant now) {
        return new JobRequest(job, kind, workspace, owner, payload, Optional.empty(), policy, now, terms);
    }

    /** The same, next due then. */
    public Schedule next(Optional<Instant> then) {
        return new Schedule(id, workspace, owner, cron, zone, missed, kind, payload, policy, terms, then);
    }
}
