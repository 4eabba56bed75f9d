package io.modelwright.application.jobs;

import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driving.Jobs;
import java.util.List;

/** Makes what this package offers out of the queue. */
public final class JobsServices {

    private JobsServices() {}

    public static Jobs jobs(JobQueue queue) {
        return new JobsService(queue);
    }

    /** A worker for these handlers, not yet started. */
    public static JobWorker worker(JobQueue queue, List<JobHandler> handlers, JobWorker.Settings settings) {
        return new JobWorker(queue, handlers, settings);
    }
}
