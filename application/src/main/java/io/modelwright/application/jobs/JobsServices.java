package io.modelwright.application.jobs;

import io.modelwright.core.jobs.JobLimits;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.atomic.driven.Atomic;
import io.modelwright.ports.jobs.driven.JobHistory;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.Schedules;
import io.modelwright.ports.jobs.driven.Timetable;
import io.modelwright.ports.jobs.driving.Jobs;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes what this package offers out of the queue and what is beside it. */
public final class JobsServices {

    private JobsServices() {}

    /**
     * What a worker works with.
     *
     * @param log absent where nobody keeps what jobs tell
     */
    public record Work(JobQueue queue, Optional<JobLog> log, JobAdmission admission, JobObserver observer) {}

    /**
     * What schedules need.
     *
     * @param schedules and {@code queue} join the work of {@code atomic}
     */
    public record Scheduling(
            Schedules schedules,
            JobQueue queue,
            Atomic atomic,
            Timetable timetable,
            IdSource ids,
            InstantSource clock) {}

    /** Makes the jobs of the schedules that are due; to be called every second or so, on any number of nodes. */
    public static Runnable scheduling(Scheduling needs) {
        return new ScheduleTurn(needs);
    }

    public static Jobs jobs(JobQueue queue, JobLog log) {
        return new JobsService(queue, log);
    }

    /** A worker for these handlers, not yet started, which keeps no log and lets every build in. */
    public static JobWorker worker(JobQueue queue, List<JobHandler> handlers, JobWorker.Settings settings) {
        return worker(new Work(queue, Optional.empty(), running -> true, (job, end, took) -> {}), handlers, settings);
    }

    /** A worker for these handlers, not yet started. */
    public static JobWorker worker(Work work, List<JobHandler> handlers, JobWorker.Settings settings) {
        return new JobWorker(work, handlers, settings);
    }

    /** What the kinds of these handlers are limited to: for each queue that any of them is claimed from. */
    public static JobLimits limits(List<JobHandler> handlers) {
        return new JobLimits(handlers.stream().collect(Collectors.toMap(JobHandler::kind, JobHandler::limit)));
    }

    /** Forgets what ended long ago; to be called now and then, on any node. */
    public static Runnable retention(
            JobHistory history, Schedules schedules, InstantSource clock, JobRetention retention) {
        return () -> retention.apply(history, schedules, clock.instant());
    }
}
