package io.modelwright.application.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;

/**
 * Does the work of one kind of job. It may run twice for the same job after a crash, even beside a run that has lost its
 * lease without knowing: what it records outside the job must be idempotent. Safe for several jobs at once.
 */
public interface JobHandler {

    /** The kind that it serves, such as {@code records.import}. */
    String kind();

    /**
     * Does the work and says how it ended. It asks {@link JobContext#shouldStop} at every safe point and then returns
     * {@link JobEnd.Cancelled}. An exception counts as {@link JobEnd.Retryable}; its message is logged, never shown.
     */
    JobEnd run(Job job, JobContext context);

    /** Called once the end of an attempt is recorded, for tidying up; after a crash it may never be. */
    default void recorded(Job ended) {}
}
