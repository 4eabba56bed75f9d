package io.modelwright.application.jobs;

import io.modelwright.core.jobs.JobProgress;

/** What a running job may ask and tell. Safe for several threads. */
public interface JobContext {

    /** Notes how far the work has come; kept with the next sign of life, not at once. */
    void progress(JobProgress progress);

    /**
     * Whether to stop at this safe point: somebody cancelled the job, its lease was lost, or the worker shuts down. Whatever
     * the handler returns then, the worker records what fits the cause.
     */
    boolean shouldStop();
}
