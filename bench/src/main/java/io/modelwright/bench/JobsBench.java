package io.modelwright.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.Databases.Purpose;
import io.modelwright.postgres.PostgresAtomic;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.redis.Redis;
import io.modelwright.redis.jobs.RedisJobBell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The bench {@code jobs}: how fast background jobs are put in, how fast one worker process runs them when they do nothing, how soon they
 * start, and how soon those of a killed worker run again. PostgreSQL and Redis are as durable as those of {@code up}.
 */
final class JobsBench {

    private static final int CHUNK = 1_000;
    private static final int THREADS = 16;
    private static final int BACKLOG = 120_000;
    private static final Duration WARM = Duration.ofSeconds(12);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final int SLOW_JOBS = 1_000;
    private static final int SLOW_PER_SECOND = 50;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Program program;
    private final Path report;
    private final Path log;

    /** @param report docs/benchmarks.md */
    JobsBench(Program program, Path report) throws IOException {
        this.program = program;
        this.report = report;
        this.log = Files.createTempFile("modelwright-jobs", ".log");
    }

    private record Figure(String what, String measured, String goal) {
        String row() {
            return "| " + what + " | **" + measured + "** | " + goal + " |\n";
        }
    }

    void run() throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (Servers servers = Servers.start();
                HikariDataSource look = Servers.connect(servers.postgres())) {
            Migrations.platform(look);
            JobsStore store = JobsStore.of(servers);
            try (Databases databases =
                            new Databases(store.address(), Map.of(Purpose.REQUESTS, THREADS), Optional.empty());
                    Redis redis = store.connect();
                    RedisJobBell bell = new RedisJobBell(redis)) {
                DataSource source = databases.of(Purpose.REQUESTS);
                JobQueue queue = store.queue(source, bell);
                figures.add(bulk(queue));
                figures.add(single(queue, new PostgresAtomic(source)));
                query(look, "TRUNCATE modelwright.job CASCADE");
                figures.add(processing(store, queue, look));
                try (ChildProcess worker = worker(store)) {
                    figures.add(latency(queue, look, 0.5));
                    figures.add(latency(queue, look, 0.99));
                    figures.add(idle(worker));
                }
                figures.add(takeover(store, queue, look));
            }
        } finally {
            Files.delete(log);
        }
        StringBuilder text = new StringBuilder(Report.heading("jobs"))
                .append("Jobs that do nothing; one worker process at concurrency ")
                .append(JobsWorkerProcess.CONCURRENCY)
                .append(
                        "; worker, PostgreSQL (fsync on), Redis (AOF everysec) and the one who puts jobs in on the same cores.\n\n")
                .append("| what | measured | goal |\n| --- | --- | --- |\n");
        figures.forEach(figure -> text.append(figure.row()));
        Console.say(text.toString());
        Report.write(report, "Jobs", text.toString());
    }

    private ChildProcess worker(JobsStore store) throws IOException, InterruptedException {
        int port = ChildProcess.freePort();
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(program.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), JobsWorkerProcess.class.getName()));
        command.add(Integer.toString(port));
        command.addAll(store.arguments());
        return ChildProcess.start(command, Map.of(), port, log);
    }

    private static Figure bulk(JobQueue queue) {
        double perSecond = 0;
        // The last round counts: the ones before warm up.
        for (Duration time : List.of(WARM, MEASURED)) {
            long begin = System.nanoTime();
            long put = 0;
            while (System.nanoTime() - begin < time.toNanos()) {
                put += queue.enqueue(JobsStore.requests(JobsWorkerProcess.NOTHING, CHUNK))
                        .size();
            }
            perSecond = put / seconds(System.nanoTime() - begin);
        }
        return new Figure("put in, " + CHUNK + " at a time, one thread", perSecond(perSecond), "20,000 /s");
    }

    private static Figure single(JobQueue queue, PostgresAtomic atomic)
            throws InterruptedException, ExecutionException {
        double perSecond = 0;
        for (Duration time : List.of(WARM, MEASURED)) {
            AtomicLong put = new AtomicLong();
            long begin = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                for (int i = 0; i < THREADS; i++) {
                    all.add(threads.submit(() -> {
                        while (System.nanoTime() - begin < time.toNanos()) {
                            List<JobRequest> one = JobsStore.requests(JobsWorkerProcess.NOTHING, 1);
                            put.addAndGet(atomic.run(() -> queue.enqueue(one), kept -> true)
                                    .size());
                        }
                    }));
                }
                for (Future<?> one : all) {
                    one.get();
                }
            }
            perSecond = put.get() / seconds(System.nanoTime() - begin);
        }
        return new Figure(
                "put in one by one, each in a transaction, " + THREADS + " threads", perSecond(perSecond), "3,000 /s");
    }

    /** The first third of the backlog warms up. */
    private Figure processing(JobsStore store, JobQueue queue, DataSource look) throws Exception {
        for (int i = 0; i < BACKLOG; i += CHUNK) {
            query(
                    look,
                    "SELECT "
                            + queue.enqueue(JobsStore.requests(JobsWorkerProcess.NOTHING, CHUNK))
                                    .size());
        }
        query(look, "VACUUM ANALYZE modelwright.job");
        try (ChildProcess worker = worker(store)) {
            await(look, "SELECT count(*) FROM modelwright.job WHERE due_at IS NOT NULL", 0);
            Console.say("the worker holds " + worker.residentMegabytes() + " MiB");
        }
        double perSecond = query(look, """
                SELECT count(*) / extract(epoch FROM max(finished_at) - min(finished_at)) FROM (
                    SELECT finished_at FROM modelwright.job ORDER BY finished_at OFFSET %d) AS warm""".formatted(BACKLOG / 3));
        return new Figure("run, from a backlog", perSecond(perSecond), "8,000 /s");
    }

    private static Figure latency(JobQueue queue, DataSource look, double quantile) throws Exception {
        if (quantile < 0.9) {
            // Once for both figures; the first fifth warms up.
            query(look, "TRUNCATE modelwright.job CASCADE");
            long begin = System.nanoTime();
            for (int i = 0; i < SLOW_JOBS; i++) {
                long due = begin + i * Duration.ofSeconds(1).toNanos() / SLOW_PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                query(
                        look,
                        "SELECT "
                                + queue.enqueue(JobsStore.requests(JobsWorkerProcess.NOTHING, 1))
                                        .size());
            }
            await(look, "SELECT count(*) FROM modelwright.job WHERE due_at IS NOT NULL", 0);
        }
        double millis = query(look, """
                SELECT percentile_cont(%s) WITHIN GROUP (
                    ORDER BY (result #>> '{}')::numeric / 1000 - extract(epoch FROM created_at) * 1000)
                FROM (SELECT * FROM modelwright.job ORDER BY id OFFSET %d) AS warm""".formatted(quantile, SLOW_JOBS / 5));
        return new Figure(
                String.format(
                        Locale.ROOT, "from put in to start at %d a second, p%.0f", SLOW_PER_SECOND, quantile * 100),
                String.format(Locale.ROOT, "%.1f ms", millis),
                quantile < 0.9 ? "3 ms" : "25 ms");
    }

    private static Figure idle(ChildProcess worker) throws InterruptedException {
        Duration before = ProcessorTime.of(worker.pid());
        TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
        Duration used = ProcessorTime.of(worker.pid()).minus(before);
        return new Figure(
                "processor of a worker that waits",
                String.format(Locale.ROOT, "%.1f %%", 100.0 * used.toMillis() / IDLE.toMillis()),
                "1 %");
    }

    private Figure takeover(JobsStore store, JobQueue queue, DataSource look) throws Exception {
        query(look, "TRUNCATE modelwright.job CASCADE");
        int count = JobsWorkerProcess.CONCURRENCY;
        try (ChildProcess first = worker(store)) {
            query(
                    look,
                    "SELECT "
                            + queue.enqueue(JobsStore.requests(JobsWorkerProcess.LONG, count))
                                    .size());
            await(look, "SELECT count(*) FROM modelwright.job WHERE state = 'running'", count);
            try (ChildProcess second = worker(store)) {
                Instant killed = Instant.now();
                boolean asked = ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
                Console.say("killed: " + asked + ", the other is process " + second.pid());
                await(look, "SELECT count(*) FROM modelwright.job WHERE state = 'running' AND crashes = 1", count);
                double at = query(look, "SELECT extract(epoch FROM max(started_at)) FROM modelwright.job");
                return new Figure(
                        "jobs of a killed worker running again, the last of " + count,
                        String.format(Locale.ROOT, "%.1f s", at - killed.toEpochMilli() / 1_000.0),
                        "10 s");
            }
        }
    }

    private static void await(DataSource look, String sql, double wanted) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (query(look, sql) != wanted) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not " + wanted + " in time: " + sql);
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** The only number that it answers; 0 where it answers nothing. */
    private static double query(DataSource look, String sql) throws SQLException {
        try (Connection connection = look.getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return 0;
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getDouble(1) : 0;
            }
        }
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private static String perSecond(double count) {
        return String.format(Locale.ROOT, "%,.0f /s", count);
    }
}
