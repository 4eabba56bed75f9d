package io.modelwright.core.jobs;

import io.modelwright.core.shared.Json;

/** How one attempt at a job ended, as its worker reports it. */
public sealed interface JobEnd {

    /** Done; {@code result} is what the job shows from now on. */
    record Succeeded(Json result) implements JobEnd {}

    /** Failed for good: another attempt would meet the same. */
    record Failed(JobFailure failure) implements JobEnd {}

    /** Failed in a way that may pass: tried again as the policy says. */
    record Retryable(JobFailure failure) implements JobEnd {}

    /** Stopped because cancellation was asked for. */
    record Cancelled() implements JobEnd {}

    /**
     * Waits for its children: it runs again once all of them have ended, and then finds out how. Looked at now and then all the
     * same, so it may run while some go on.
     */
    record Awaiting() implements JobEnd {}

    /** Given back unfinished by a worker that shuts down; counts as no attempt. */
    record Released() implements JobEnd {}
}
