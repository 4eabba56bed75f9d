package io.modelwright.bootstrap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.jobs.Job;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobLimits;
import io.modelwright.core.jobs.JobProgress;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.JobState;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.jobs.driven.JobBell;
import io.modelwright.ports.jobs.driven.JobHistory;
import io.modelwright.ports.jobs.driven.JobLog;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.ports.jobs.driven.JobQueue.Heartbeat;
import io.modelwright.ports.jobs.driven.JobQueue.Hold;
import io.modelwright.ports.jobs.driven.JobQueue.Renewal;
import io.modelwright.postgres.PostgresAtomic;
import io.modelwright.postgres.jobs.PostgresJobHistory;
import io.modelwright.postgres.jobs.PostgresJobLog;
import io.modelwright.postgres.jobs.PostgresJobQueue;
import io.modelwright.postgres.migration.Migrations;
import io.modelwright.redis.Redis;
import io.modelwright.redis.jobs.RedisJobBell;
import io.modelwright.testkit.jobs.JobLogContract;
import io.modelwright.testkit.jobs.JobQueueContract;
import io.modelwright.testkit.jobs.JobRequests;
import io.modelwright.testkit.jobs.JobTermsContract;
import io.modelwright.testkit.jobs.SteppingClock;
import io.modelwright.testkit.servers.TestPostgres;
import io.modelwright.testkit.servers.TestRedis;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The queue as the platform has it keeps what the reference keeps, and loses nothing when Redis does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRedisJobQueueTest implements JobQueueContract, JobTermsContract, JobLogContract {

    @RegisterExtension
    static final TestPostgres POSTGRES = TestPostgres.shared();

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    private SteppingClock clock = new SteppingClock();
    private DataSource dataSource;
    private Redis redis;
    private RedisJobBell bell;

    @BeforeAll
    void connect() {
        dataSource = POSTGRES.freshDatabase();
        Migrations.platform(dataSource);
        redis = new Redis(new Redis.Address(
                URI.create("redis://" + REDIS.host() + ":" + REDIS.port()),
                Optional.of(REDIS.password()).filter(text -> !text.isEmpty())));
        bell = new RedisJobBell(redis);
    }

    @AfterAll
    void disconnect() {
        bell.close();
        redis.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE modelwright.job, modelwright.job_line, modelwright.job_rate");
        }
        clock = new SteppingClock();
    }

    @Override
    public JobQueue queue() {
        return queue(JobLimits.NONE);
    }

    @Override
    public JobQueue queue(JobLimits limits) {
        return queue(bell, limits);
    }

    private JobQueue queue(JobBell ringing, JobLimits limits) {
        return new PostgresJobQueue(dataSource, clock, JobRequests.IDS, ringing, limits);
    }

    @Override
    public JobHistory history() {
        return new PostgresJobHistory(dataSource);
    }

    @Override
    public JobLog log() {
        return new PostgresJobLog(dataSource);
    }

    @Override
    public JobQueue logged() {
        return queue();
    }

    @Override
    public SteppingClock clock() {
        return clock;
    }

    private JobRequest request() {
        return JobRequests.at(clock.instant()).build();
    }

    /** A bell whose rings are all lost. */
    private static final class Mute implements JobBell {
        private final JobBell hearing;
        private final AtomicInteger rings = new AtomicInteger();

        Mute(JobBell hearing) {
            this.hearing = hearing;
        }

        @Override
        public void ring(Set<String> kinds) {
            rings.incrementAndGet();
        }

        @Override
        public void await(Set<String> kinds, Duration atMost) throws InterruptedException {
            hearing.await(kinds, atMost);
        }
    }

    @Test
    void jobsShouldBeFoundSoonWhenTheirRingIsLost() throws Exception {
        Mute mute = new Mute(bell);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<List<Job>> waiting = threads.submit(
                    () -> queue().claim(JobQueueContract.KINDS, 1, JobQueueContract.LEASE, Duration.ofSeconds(60)));
            redis.client().flushAll();

            Job job = queue(mute, JobLimits.NONE).enqueue(List.of(request())).getFirst();

            assertThat(mute.rings).hasValue(1);
            assertThat(waiting.get(10, TimeUnit.SECONDS)).extracting(Job::id).containsExactly(job.id());
        }
    }

    @Test
    void ringShouldComeAfterTheTransactionThatMakesTheJob() {
        Mute mute = new Mute(bell);
        JobQueue joining = queue(mute, JobLimits.NONE);
        PostgresAtomic atomic = new PostgresAtomic(dataSource);

        int within = atomic.run(
                () -> {
                    joining.enqueue(List.of(request()));
                    atomic.run(() -> joining.enqueue(List.of(request())), kept -> true);
                    return mute.rings.get();
                },
                result -> true);

        assertThat(within).isZero();
        assertThat(mute.rings).hasValue(2);
        assertThat(queue().claim(JobQueueContract.KINDS, 9, JobQueueContract.LEASE, Duration.ZERO))
                .hasSize(2);
    }

    @Test
    void jobsShouldNotBeThereWhenTheTransactionThatMakesThemIsTakenBack() {
        JobQueue joining = queue();

        new PostgresAtomic(dataSource).run(() -> joining.enqueue(List.of(request())), result -> false);

        assertThat(queue().claim(JobQueueContract.KINDS, 9, JobQueueContract.LEASE, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void jobShouldBeDoneOnceInEffectWhenClocksStep() {
        Job job = queue().enqueue(List.of(request())).getFirst();
        Job first = queue().claim(JobQueueContract.KINDS, 1, JobQueueContract.LEASE, Duration.ZERO)
                .getFirst();
        clock.step(Duration.ofHours(-1));
        assertThat(queue().renew(List.of(new Heartbeat(Hold.of(first), JobProgress.NONE)), JobQueueContract.LEASE))
                .containsExactly(Renewal.HELD);

        // Another node whose clock is far ahead takes the job over too early.
        clock.step(Duration.ofHours(3));
        Job second = queue().claim(JobQueueContract.KINDS, 1, JobQueueContract.LEASE, Duration.ZERO)
                .getFirst();
        clock.step(Duration.ofHours(-2));

        assertThat(second.id()).isEqualTo(job.id());
        assertThat(queue().end(Hold.of(first), new JobEnd.Succeeded(Json.of("first"))))
                .isEmpty();
        assertThat(queue().end(Hold.of(second), new JobEnd.Succeeded(Json.of("second"))))
                .isPresent();
        assertThat(queue().find(job.id()).orElseThrow().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(queue().find(job.id()).orElseThrow().result()).contains(Json.of("second"));
    }
}
