package io.modelwright.core.jobs;

import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Instant;
import java.util.Optional;

/** A job on its way from one state to the next; for one thread. */
final class JobChange {
    private final JobId id;
    private final String kind;
    private final WorkspaceId workspace;
    private final AccountId owner;
    private final Json payload;
    private final Optional<String> dedupeKey;
    private final RetryPolicy policy;
    private final JobTerms terms;
    private final Instant createdAt;
    private JobState state;
    private JobProgress progress;
    private int failures;
    private int crashes;
    private Instant runAt;
    private Optional<JobLease> lease;
    private boolean awaitsChildren;
    private boolean cancelRequested;
    private Optional<Json> result;
    private Optional<JobFailure> error;
    private Optional<Instant> startedAt;
    private Optional<Instant> finishedAt;

    JobChange(JobRequest request, Instant now) {
        id = request.id();
        kind = request.kind();
        workspace = request.workspace();
        owner = request.owner();
        payload = request.payload();
        dedupeKey = request.dedupeKey();
        policy = request.policy();
        terms = request.terms();
        createdAt = now;
        state = JobState.QUEUED;
        progress = JobProgress.NONE;
        runAt = request.runAt();
        lease = Optional.empty();
        result = Optional.empty();
        error = Optional.empty();
        startedAt = Optional.empty();
        finishedAt = Optional.empty();
    }

    JobChange(Job job) {
        id = job.id();
        kind = job.kind();
        workspace = job.workspace();
        owner = job.owner();
        payload = job.payload();
        dedupeKey = job.dedupeKey();
        policy = job.policy();
        terms = job.terms();
        createdAt = job.createdAt();
        state = job.state();
        progress = job.progress();
        failures = job.failures();
        crashes = job.crashes();
        runAt = job.runAt();
        lease = job.lease();
        awaitsChildren = job.awaitsChildren();
        cancelRequested = job.cancelRequested();
        result = job.result();
        error = job.error();
        startedAt = job.startedAt();
        finishedAt = job.finishedAt();
    }

    JobChange state(JobState next) {
        state = next;
        return this;
    }

    JobChange progress(JobProgress next) {
        progress = next;
        return this;
    }

    JobChange failures(int next) {
        failures = next;
        return this;
    }

    JobChange crashes(int next) {
        crashes = next;
        return this;
    }

    JobChange lease(Optional<JobLease> next) {
        lease = next;
        return this;
    }

    JobChange awaitsChildren(boolean next) {
        awaitsChildren = next;
        return this;
    }

    JobChange cancelRequested(boolean next) {
        cancelRequested = next;
        return this;
    }

    JobChange result(Optional<Json> next) {
        result = next;
        return this;
    }

    JobChange error(Optional<JobFailure> next) {
        error = next;
        return this;
    }

    JobChange startedAt(Optional<Instant> next) {
        startedAt = next;
        return this;
    }

    /** Back to the queue until {@code next}, without a lease. */
    JobChange waiting(Instant next) {
        state = JobState.QUEUED;
        runAt = next;
        lease = Optional.empty();
        finishedAt = Optional.empty();
        return this;
    }

    /** To a final state, without a lease; what was cancelled has not failed. */
    JobChange ended(JobState last, Instant now) {
        state = last;
        awaitsChildren = false;
        error = last == JobState.CANCELLED ? Optional.empty() : error;
        lease = Optional.empty();
        finishedAt = Optional.of(now);
        return this;
    }

    Job build() {
        return new Job(
                id,
                kind,
                workspace,
                owner,
                payload,
                dedupeKey,
                policy,
                terms,
                state,
                progress,
                failures,
                crashes,
                runAt,
                lease,
                awaitsChildren,
                cancelRequested,
                result,
                error,
                createdAt,
                startedAt,
                finishedAt);
    }
}
