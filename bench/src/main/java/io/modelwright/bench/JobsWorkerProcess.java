package io.modelwright.bench;

import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.application.jobs.JobResource;
import io.modelwright.application.jobs.JobWorker;
import io.modelwright.application.jobs.JobsServices;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.shared.Json;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.jobs.PostgresJobLog;
import io.modelwright.redis.jobs.RedisJobBell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A worker with the bench's own jobs, put together as the platform does it, in a process of its own. */
public final class JobsWorkerProcess {

    static final String NOTHING = "bench.nothing";
    static final String LONG = "bench.long";
    static final int CONCURRENCY = 16;

    private JobsWorkerProcess() {}

    /** Says when it started, in microseconds since the epoch. */
    private record Nothing() implements JobHandler {
        @Override
        public String kind() {
            return NOTHING;
        }

        @Override
        public JobEnd run(Job job, JobContext context) {
            return new JobEnd.Succeeded(Json.of(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now())));
        }
    }

    /** Goes on until it is stopped. */
    private record Endless() implements JobHandler {
        @Override
        public String kind() {
            return LONG;
        }

        @Override
        public JobEnd run(Job job, JobContext context) {
            try {
                while (!context.shouldStop()) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
            return new JobEnd.Cancelled();
        }
    }

    /** The port to accept connections on once it works, then what {@link JobsStore#arguments} says. */
    public static void main(String[] args) throws IOException {
        JobsStore store = JobsStore.parse(List.of(args).subList(1, args.length));
        Databases databases = new Databases(store.address(), Map.of(), Optional.empty());
        RedisJobBell bell = new RedisJobBell(store.connect());
        JobsServices.Work work = new JobsServices.Work(
                store.queue(databases.of(Purpose.JOBS), bell),
                Optional.of(new PostgresJobLog(databases.of(Purpose.JOBS))),
                running -> true,
                (job, end, took) -> {});
        JobWorker worker = JobsServices.worker(
                work,
                List.of(new Nothing(), new Endless()),
                JobWorker.Settings.STANDARD.withPools(Map.of(JobResource.CPU, CONCURRENCY)));
        worker.start();
        try (ServerSocket ready = new ServerSocket(Integer.parseInt(args[0]), 1, InetAddress.getLoopbackAddress())) {
            while (true) {
                try (Socket seen = ready.accept()) {
                    Console.say("working, as was seen from port " + seen.getPort());
                }
            }
        }
    }
}
