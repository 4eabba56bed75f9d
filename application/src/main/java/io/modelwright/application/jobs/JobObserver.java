package io.modelwright.application.jobs;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import java.time.Duration;

/** Hears of the attempts of a worker, for figures. Called by the thread of the job: quick, and for many threads. */
@FunctionalInterface
public interface JobObserver {

    /** An attempt has ended like this after so long; it is not recorded yet. */
    void attempted(Job job, JobEnd end, Duration took);
}
