package io.modelwright.core.jobs;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One piece of background work and all that is known of it. How it moves between its states is said here and nowhere else:
 * every store loads the job, calls one of these methods and keeps what comes back.
 *
 * @param failures attempts that the handler reported as failed
 * @param crashes leases that lapsed
 * @param runAt not claimed before this time
 * @param lease held by the worker that runs it; present exactly while running
 * @param awaitsChildren waits, with {@code runAt} as the time to look again, until its children have ended
 * @param cancelRequested somebody asked a running job to stop
 * @param result present once succeeded
 * @param error the latest failure; stays while the job waits for its next attempt
 * @param startedAt the start of the latest attempt
 * @param finishedAt present exactly in final states
 */
public record Job(
        JobId id,
        String kind,
        WorkspaceId workspace,
        AccountId owner,
        Json payload,
        Optional<String> dedupeKey,
        RetryPolicy policy,
        JobTerms terms,
        JobState state,
        JobProgress progress,
        int failures,
        int crashes,
        Instant runAt,
        Optional<JobLease> lease,
        boolean awaitsChildren,
        boolean cancelRequested,
        Optional<Json> result,
        Optional<JobFailure> error,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    /** How soon a job that waits for its children is looked at where nobody told that they have ended. */
    private static final Duration PATIENCE_WITH_CHILDREN = Duration.ofMinutes(1);

    /** The job that a request makes. */
    public static Job queued(JobRequest request, Instant now) {
        return new JobChange(request, now).build();
    }

    /** Whether a worker may take it: its time has come, or the lease of another has lapsed. */
    public boolean isClaimable(Instant now) {
        return switch (state) {
            case QUEUED -> !runAt.isAfter(now);
            case RUNNING -> lease.map(held -> !held.until().isAfter(now)).orElse(true);
            case SUCCEEDED, FAILED, DEAD, CANCELLED -> false;
        };
    }

    /** Whether {@code lease} is the one that rules this job now. A lapsed lease that nobody took over still counts. */
    public boolean isHeldUnder(JobLease candidate) {
        return state == JobState.RUNNING
                && lease.map(held -> held.token().equals(candidate.token())).orElse(false);
    }

    /** Hands a queued job to a worker. */
    public Job claimed(JobLease newLease, Instant now) {
        require(JobState.QUEUED);
        return change().state(JobState.RUNNING)
                .lease(Optional.of(newLease))
                .startedAt(Optional.of(now))
                .awaitsChildren(false)
                .progress(awaitsChildren ? progress : JobProgress.NONE)
                .build();
    }

    /**
     * What becomes of a running job whose lease lapsed: cancelled where that was asked for, dead after too many crashes, else
     * queued, the first time without a pause.
     */
    public Job lapsed(Instant now) {
        require(JobState.RUNNING);
        JobChange next = change().crashes(crashes + 1).error(Optional.of(JobFailure.CRASHED));
        if (cancelRequested) {
            return next.ended(JobState.CANCELLED, now).build();
        }
        if (crashes + 1 >= policy.maxCrashes()) {
            return next.ended(JobState.DEAD, now).build();
        }
        Duration pause = crashes == 0 ? Duration.ZERO : policy.pauseAfter(crashes, id);
        return next.waiting(now.plus(pause)).build();
    }

    /** Keeps the lease of the worker that runs it and notes how far it came. */
    public Job renewed(JobProgress now, Instant until) {
        require(JobState.RUNNING);
        return change().progress(now)
                .lease(lease.map(held -> new JobLease(held.token(), until)))
                .build();
    }

    /** Records how the attempt ended. */
    public Job ended(JobEnd end, Instant now) {
        require(JobState.RUNNING);
        return switch (end) {
            case JobEnd.Succeeded(Json value) ->
                change().result(Optional.of(value))
                        .error(Optional.empty())
                        .progress(new JobProgress(100, progress.stage()))
                        .ended(JobState.SUCCEEDED, now)
                        .build();
            case JobEnd.Failed(JobFailure failure) ->
                change().failures(failures + 1)
                        .error(Optional.of(failure))
                        .ended(JobState.FAILED, now)
                        .build();
            case JobEnd.Retryable(JobFailure failure) -> failed(failure, now);
            case JobEnd.Cancelled() -> change().ended(JobState.CANCELLED, now).build();
            case JobEnd.Awaiting() ->
                cancelRequested
                        ? change().ended(JobState.CANCELLED, now).build()
                        : change().waiting(now.plus(PATIENCE_WITH_CHILDREN))
                                .awaitsChildren(true)
                                .build();
            case JobEnd.Released() ->
                cancelRequested
                        ? change().ended(JobState.CANCELLED, now).build()
                        : change().waiting(now).build();
        };
    }

    private Job failed(JobFailure failure, Instant now) {
        JobChange next = change().failures(failures + 1).error(Optional.of(failure));
        if (cancelRequested) {
            return next.ended(JobState.CANCELLED, now).build();
        }
        return failures + 1 >= policy.maxAttempts()
                ? next.ended(JobState.DEAD, now).build()
                : next.waiting(now.plus(policy.pauseAfter(failures + 1, id))).build();
    }

    /** The last of the children that it waits for has ended; any other job stays as it is. */
    public Job childrenEnded(Instant now) {
        return awaitsChildren && state == JobState.QUEUED && runAt.isAfter(now)
                ? change().waiting(now).build()
                : this;
    }

    /** Cancels a waiting job at once and asks a running one to stop; an ended one stays as it is. */
    public Job cancelled(Instant now) {
        return switch (state) {
            case QUEUED -> change().ended(JobState.CANCELLED, now).build();
            case RUNNING -> change().cancelRequested(true).build();
            case SUCCEEDED, FAILED, DEAD, CANCELLED -> this;
        };
    }

    /** Queues a job again that failed, died or was cancelled, with its counters at zero; any other stays as it is. */
    public Job retried(Instant now) {
        return switch (state) {
            case FAILED, DEAD, CANCELLED ->
                change().failures(0)
                        .crashes(0)
                        .cancelRequested(false)
                        .error(Optional.empty())
                        .progress(JobProgress.NONE)
                        .waiting(now)
                        .build();
            case QUEUED, RUNNING, SUCCEEDED -> this;
        };
    }

    private JobChange change() {
        return new JobChange(this);
    }

    private void require(JobState expected) {
        if (state != expected) {
            throw new IllegalStateException("job " + id + " is " + state + ", not " + expected);
        }
    }
}
