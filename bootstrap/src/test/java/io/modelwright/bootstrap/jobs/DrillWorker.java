package io.modelwright.bootstrap.jobs;

import com.codahale.metrics.MetricRegistry;
import io.modelwright.application.jobs.JobContext;
import io.modelwright.application.jobs.JobHandler;
import io.modelwright.application.jobs.JobWorker;
import io.modelwright.bootstrap.config.Settings;
import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.shared.Json;
import io.modelwright.postgres.Databases;
import io.modelwright.redis.Redis;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * A worker as a process of its own, wired as the platform wires it, that is there to be killed. Its jobs note in tables of the drill
 * that they started, and have an effect that happens once.
 */
public final class DrillWorker {

    static final String EFFECT = "drill.effect";
    static final String ENDLESS = "drill.endless";

    private DrillWorker() {}

    /** Notes each start, and then has its effect. */
    private record Effect(DataSource database) implements JobHandler {
        @Override
        public String kind() {
            return EFFECT;
        }

        @Override
        public JobEnd run(Job job, JobContext context) {
            note(database, "INSERT INTO drill.start (job, at) VALUES (?, clock_timestamp())", job);
            note(database, "INSERT INTO drill.effect (job) VALUES (?) ON CONFLICT DO NOTHING", job);
            return new JobEnd.Succeeded(Json.of(true));
        }
    }

    /** Notes its start and goes on until it is stopped. */
    private record Endless(DataSource database) implements JobHandler {
        @Override
        public String kind() {
            return ENDLESS;
        }

        @Override
        public JobEnd run(Job job, JobContext context) {
            note(database, "INSERT INTO drill.start (job, at) VALUES (?, clock_timestamp())", job);
            while (!context.shouldStop()) {
                try {
                    TimeUnit.MILLISECONDS.sleep(20);
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            return new JobEnd.Cancelled();
        }
    }

    private static void note(DataSource database, String sql, Job job) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, job.id().value());
            statement.executeUpdate();
        } catch (SQLException fault) {
            throw new IllegalStateException("the drill cannot note what it does", fault);
        }
    }

    /** URL, user and password of the database, then port and password of Redis; says {@code working} once it does. */
    public static void main(String[] args) throws InterruptedException {
        Databases databases =
                new Databases(new Databases.Address(args[0], args[1], args[2]), Map.of(), Optional.empty());
        Redis redis = new Redis(new Redis.Address(
                URI.create("redis://127.0.0.1:" + args[3]), Optional.of(args[4]).filter(text -> !text.isEmpty())));
        JobWiring wiring = new JobWiring(new JobWiring.Needs(
                Settings.Jobs.DEFAULT,
                databases,
                redis,
                new MetricRegistry(),
                UUID::randomUUID,
                InstantSource.system()));
        DataSource jobs = databases.of(Databases.Purpose.JOBS);
        JobWorker worker = wiring.worker(List.of(new Effect(jobs), new Endless(jobs)));
        worker.start();
        System.out.println("working");
        // Until it is killed.
        new CountDownLatch(1).await();
    }
}
