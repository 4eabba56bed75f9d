package io.modelwright.bootstrap.jobs;

import com.codahale.metrics.MetricRegistry;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.application.jobs.JobResource;
import io.modelwright.application.jobs.JobRetention;
import io.modelwright.application.jobs.JobWorker;
import io.modelwright.application.jobs.JobsServices;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.core.jobs.JobLimits;
import io.modelwright.core.shared.IdSource;
import io.modelwright.ports.jobs.driven.JobHistory;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.PostgresAtomic;
import io.modelwright.postgres.jobs.PostgresJobHistory;
import io.modelwright.postgres.jobs.PostgresJobLog;
import io.modelwright.postgres.jobs.PostgresJobQueue;
import io.modelwright.postgres.jobs.PostgresSchedules;
import io.modelwright.redis.Redis;
import io.modelwright.redis.jobs.RedisJobBell;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** What stands behind background work: PostgreSQL remembers it, Redis wakes the workers. */
public final class JobWiring implements AutoCloseable {

    private static final long MEBIBYTE = 1_024L * 1_024;

    /** What it is made of. */
    public record Needs(
            Settings.Jobs settings,
            Databases databases,
            Redis redis,
            MetricRegistry metrics,
            IdSource ids,
            InstantSource clock) {}

    private final Needs needs;
    private final RedisJobBell bell;

    public JobWiring(Needs needs) {
        this.needs = needs;
        this.bell = new RedisJobBell(needs.redis());
    }

    /** The queue of what requests ask for, which joins what they do. */
    public JobQueue asked() {
        return queue(needs.databases().of(Purpose.REQUESTS), JobLimits.NONE);
    }

    /** What jobs have told, for people to read. */
    public JobLog told() {
        return new PostgresJobLog(needs.databases().of(Purpose.REQUESTS));
    }

    public JobHistory history() {
        return new PostgresJobHistory(needs.databases().of(Purpose.JOBS));
    }

    private JobQueue queue(DataSource source, JobLimits limits) {
        return new PostgresJobQueue(source, needs.clock(), needs.ids(), bell, limits);
    }

    /** A worker for these handlers, not yet started, whose figures are among the metrics. */
    public JobWorker worker(List<JobHandler> handlers) {
        JobMetrics figures = new JobMetrics(needs.metrics(), history(), needs.clock());
        figures.register(handlers.stream().map(JobHandler::kind).toList());
        DataSource jobs = needs.databases().of(Purpose.JOBS);
        JobsServices.Work work = new JobsServices.Work(
                queue(jobs, JobsServices.limits(handlers)),
                Optional.of(new PostgresJobLog(jobs)),
                MachineAdmission.ofThisMachine(needs.settings().buildMemory() * MEBIBYTE),
                figures);
        Map<JobResource, Integer> pools = Map.of(
                JobResource.CPU, needs.settings().threads(),
                JobResource.BUILD, needs.settings().builds(),
                JobResource.IO, needs.settings().io());
        return JobsServices.worker(work, handlers, JobWorker.Settings.STANDARD.withPools(pools));
    }

    /** Makes the jobs of the schedules that are due. */
    public Runnable scheduling() {
        DataSource jobs = needs.databases().of(Purpose.JOBS);
        return JobsServices.scheduling(new JobsServices.Scheduling(
                new PostgresSchedules(jobs),
                queue(jobs, JobLimits.NONE),
                new PostgresAtomic(jobs),
                new CronTimetable(),
                needs.ids(),
                needs.clock()));
    }

    /** Forgets what ended long ago. */
    public Runnable retention() {
        return JobsServices.retention(
                history(),
                new PostgresSchedules(needs.databases().of(Purpose.JOBS)),
                needs.clock(),
                new JobRetention(
                        Duration.ofDays(needs.settings().keepDays()),
                        Duration.ofDays(needs.settings().keepFailedDays())));
    }

    @Override
    public void close() {
        bell.close();
    }
}
