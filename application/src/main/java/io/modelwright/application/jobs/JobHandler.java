package io.modelwright.application.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobLimits;

/**
 * Does the work of one kind of job. It may run twice for the same job after a crash, even beside a run that has lost its
 * lease without knowing: what it records outside the job must be idempotent. Safe for several jobs at once.
 */
public interface JobHandler {

    /** The kind that it serves, such as {@code records.import}. */
    String kind();

    /** What it mostly needs. */
    default JobResource resource() {
        return JobResource.CPU;
    }

    /** How many of them may run, and how often they may start, on all nodes together. */
    default JobLimits.Limit limit() {
        return JobLimits.Limit.NONE;
    }

    /**
     * Does the work and says how it ended. It asks {@link JobContext#shouldStop} at every safe point and then returns
     * {@link JobEnd.Cancelled}; where it does not for long, its thread is interrupted, and in the end the job goes on without it. An
     * exception counts as {@link JobEnd.Retryable}; its message is logged, never shown.
     */
    JobEnd run(Job job, JobContext context);

    /** Called once the end of an attempt is recorded, for tidying up; after a crash it may never be. */
    default void recorded(Job ended) {}
}
