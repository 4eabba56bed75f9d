package io.modelwright.bootstrap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLimits;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedPostgres.Durability;
import io.modelwright.embedded.EmbeddedRedis;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.jobs.PostgresJobQueue;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.redis.Redis;
import io.modelwright.redis.jobs.RedisJobBell;
import io.modelwright.testkit.Poll;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers, Redis and PostgreSQL are killed under work: no job is lost, and each has its effect once. */
final class JobKillTest {

    /** What the platform promises for jobs of a worker that was killed. */
    private static final Duration TAKEOVER = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final List<DrillProcess> workers = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private EmbeddedRedis redis;
    private Redis connection;
    private RedisJobBell bell;
    private JobQueue queue;

    @BeforeEach
    void start() throws Exception {
        startPostgres(OptionalInt.empty());
        redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(folder.resolve("redis"), BinaryCache.ofTests()));
        Migrations.platform(Databases.unpooled(address()));
        execute("CREATE SCHEMA drill");
        execute("CREATE TABLE drill.start (job uuid NOT NULL, at timestamptz NOT NULL)");
        execute("CREATE TABLE drill.effect (job uuid PRIMARY KEY)");
        connection = new Redis(
                new Redis.Address(URI.create("redis://127.0.0.1:" + redis.port()), Optional.of(redis.password())));
        bell = new RedisJobBell(connection);
        queue = new PostgresJobQueue(
                Databases.unpooled(address()), InstantSource.system(), UUID::randomUUID, bell, JobLimits.NONE);
    }

    /** Durable: what was acknowledged must survive its death. */
    private void startPostgres(OptionalInt port) {
        postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Settings(
                folder.resolve("postgres"), BinaryCache.ofTests(), Durability.DURABLE, port, 60));
    }

    private Databases.Address address() {
        return new Databases.Address(postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), postgres.password());
    }

    @AfterEach
    void stop() throws Exception {
        for (DrillProcess worker : workers) {
            worker.close();
        }
        bell.close();
        connection.close();
        redis.close();
        postgres.close();
    }

    private DrillProcess worker() throws Exception {
        DrillProcess worker = DrillProcess.start(postgres, redis);
        workers.add(worker);
        return worker;
    }

    private void execute(String sql) throws SQLException {
        try (Connection database = Databases.unpooled(address()).getConnection();
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection database = Databases.unpooled(address()).getConnection();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Robust, as what is killed here is killed more often than any policy expects. */
    private static JobRequest request(String kind) {
        return new JobRequest(
                new JobId(UUID.randomUUID()),
                kind,
                new WorkspaceId(UUID.randomUUID()),
                new AccountId(UUID.randomUUID()),
                Json.of(1),
                Optional.empty(),
                new RetryPolicy(99, 99, Duration.ofMillis(100), Duration.ofSeconds(1)),
                Instant.now());
    }

    private static void die(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process);
        process.destroyForcibly();
        for (ProcessHandle one : all) {
            one.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void jobsOfAKilledWorkerShouldRunAgainSoon() throws Exception {
        DrillProcess first = worker();
        queue.enqueue(List.of(request(DrillWorker.ENDLESS), request(DrillWorker.ENDLESS)));
        Poll.until("two jobs that run", () -> number("SELECT count(*) FROM drill.start") == 2);
        worker();

        first.kill();
        Instant killed = Instant.now();
        Poll.until("two takeovers", () -> number("SELECT count(*) FROM drill.start") == 4);

        long tookMillis =
                number("SELECT (extract(epoch FROM max(at)) * 1000)::bigint FROM drill.start") - killed.toEpochMilli();
        assertThat(Duration.ofMillis(tookMillis)).isLessThan(TAKEOVER);
        assertThat(number("SELECT count(*) FROM modelwright.job WHERE state = 'running' AND crashes = 1"))
                .isEqualTo(2);
    }

    @Test
    void jobsShouldGoOnWhenRedisDiesAndComesBackEmpty() throws Exception {
        worker();
        enqueueAndAwait(20, 20);
        int port = redis.port();
        die(redis.pid());

        enqueueAndAwait(20, 40);

        redis.close();
        redis = EmbeddedRedis.start(
                new EmbeddedRedis.Settings(folder.resolve("redis"), BinaryCache.ofTests(), OptionalInt.of(port)));
        connection.client().flushAll();
        enqueueAndAwait(20, 60);
        assertThat(number("SELECT count(*) FROM drill.start")).isEqualTo(60);
    }

    private void enqueueAndAwait(int more, int all) throws Exception {
        for (int i = 0; i < more; i++) {
            queue.enqueue(List.of(request(DrillWorker.EFFECT)));
        }
        Poll.until(
                all + " ended jobs",
                () -> number("SELECT count(*) FROM modelwright.job WHERE state = 'succeeded'") == all);
    }

    @Test
    void jobsShouldGoOnWhenPostgresIsKilledAndStartsAgain() throws Exception {
        worker();
        List<JobRequest> requests = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            requests.add(request(DrillWorker.EFFECT));
        }
        queue.enqueue(requests);
        Poll.until(
                "some that ended", () -> number("SELECT count(*) FROM modelwright.job WHERE state = 'succeeded'") > 50);

        restartPostgres();

        awaitAll(2_000);
    }

    private void restartPostgres() throws Exception {
        int port = postgres.port();
        die(postgres.pid());
        postgres.close();
        startPostgres(OptionalInt.of(port));
    }

    private void awaitAll(int count) throws Exception {
        Poll.until("the end of all jobs", Duration.ofMinutes(5), () -> {
            try {
                return number("SELECT count(*) FROM modelwright.job WHERE state = 'succeeded'") == count;
            } catch (SQLException restarting) {
                return false;
            }
        });
        assertThat(number("SELECT count(*) FROM drill.effect")).isEqualTo(count);
        assertThat(number("SELECT count(*) FROM modelwright.job")).isEqualTo(count);
        assertThat(number("SELECT count(DISTINCT job) FROM drill.start")).isEqualTo(count);
    }

    @Test
    @Tag("deep")
    void tenThousandJobsShouldEachBeDoneOnceInEffectWhateverIsKilled() throws Exception {
        worker();
        DrillProcess victim = worker();
        int kept = 0;
        for (int round = 0; round < 10; round++) {
            List<JobRequest> requests = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                requests.add(request(DrillWorker.EFFECT));
            }
            kept += enqueueThrough(requests);
            switch (round % 5) {
                case 1 -> {
                    victim.kill();
                    victim = worker();
                }
                case 2 -> connection.client().flushAll();
                case 3 -> restartPostgres();
                case 4 -> {
                    int port = redis.port();
                    die(redis.pid());
                    redis.close();
                    redis = EmbeddedRedis.start(new EmbeddedRedis.Settings(
                            folder.resolve("redis"), BinaryCache.ofTests(), OptionalInt.of(port)));
                }
                default -> assertThat(kept).isPositive();
            }
        }
        awaitAll(10_000);
    }

    /** The same requests again where it is not known whether they were kept: their ids keep them from being two. */
    private int enqueueThrough(List<JobRequest> requests) throws Exception {
        return Poll.find("a store that answers", Poll.PATIENCE, () -> {
            try {
                return Optional.of(queue.enqueue(requests).size());
            } catch (StoreUnavailable restarting) {
                return Optional.empty();
            }
        });
    }
}
