package io.modelwright.testkit.jobs;

import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.JobTerms;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.IdSource;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Builds requests for tests, with ids in rising order; not for use by several threads. */
public final class JobRequests {

    public static final String KIND = "test.work";

    private static final AtomicLong COUNTER = new AtomicLong();

    /** Ids that rise with every call; no two alike in this process. */
    public static final IdSource IDS = () -> new UUID(
            0x0199_0000_0000_7000L | (COUNTER.get() >>> 40), 0x8000_0000_0000_0000L | COUNTER.incrementAndGet());

    private final Instant runAt;
    private String kind = KIND;
    private WorkspaceId workspace = new WorkspaceId(IDS.next());
    private Optional<String> dedupeKey = Optional.empty();
    private RetryPolicy policy = RetryPolicy.STANDARD;
    private JobTerms terms = JobTerms.STANDARD;

    private JobRequests(Instant runAt) {
        this.runAt = runAt;
    }

    /** A request to be run at that time. */
    public static JobRequests at(Instant runAt) {
        return new JobRequests(runAt);
    }

    public JobRequests kind(String other) {
        kind = other;
        return this;
    }

    public JobRequests workspace(WorkspaceId other) {
        workspace = other;
        return this;
    }

    public JobRequests dedupe(String key) {
        dedupeKey = Optional.of(key);
        return this;
    }

    public JobRequests policy(RetryPolicy other) {
        policy = other;
        return this;
    }

    public JobRequests terms(JobTerms other) {
        terms = other;
        return this;
    }

    public JobRequest build() {
        return new JobRequest(
                new JobId(IDS.next()),
                kind,
                workspace,
                new AccountId(IDS.next()),
                Json.object().put("n", 1).build(),
                dedupeKey,
                policy,
                runAt,
                terms);
    }
}
