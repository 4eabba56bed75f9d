package io.modelwright.application.jobs;

import io.modelwright.core.jobs.JobProgress;

/** What a running job may ask and tell. Safe for several threads. */
public interface JobContext {

    /** Notes how far the work has come; shown within a second, not at once. A new stage is a line of the log too. */
    void progress(JobProgress progress);

    /** Tells a line for the log of the job, which people read; bounded as {@link io.modelwright.core.jobs.JobLine} says. */
    default void log(String line) {
        // Whoever runs a handler without a worker keeps no log.
    }

    /**
     * Whether to stop at this safe point: somebody cancelled the job, it takes longer than it may, its lease was lost, or the worker shuts down. Whatever
     * the handler returns then, the worker records what fits the cause.
     */
    boolean shouldStop();
}
