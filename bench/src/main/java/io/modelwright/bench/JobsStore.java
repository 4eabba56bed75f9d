package io.modelwright.bench;

import io.modelwright.core.jobs.JobId;
import io.modelwright.core.jobs.JobLimits;
import io.modelwright.core.jobs.JobRequest;
import io.modelwright.core.jobs.RetryPolicy;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.WorkspaceId;
import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.ports.jobs.driven.JobBell;
import io.modelwright.ports.jobs.driven.JobQueue;
import io.modelwright.postgres.Databases;
import io.modelwright.postgres.jobs.PostgresJobQueue;
import io.modelwright.redis.Redis;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Where the jobs of the bench are. */
record JobsStore(Databases.Address address, int redisPort, String redisPassword) {

    private static final AtomicLong COUNTER = new AtomicLong();
    private static final WorkspaceId WORKSPACE = new WorkspaceId(UUID.randomUUID());
    private static final AccountId OWNER = new AccountId(UUID.randomUUID());

    static JobsStore of(Servers servers) {
        EmbeddedPostgres postgres = servers.postgres();
        return new JobsStore(
                new Databases.Address(
                        postgres.jdbcUrl(EmbeddedPostgres.DATABASE), postgres.user(), postgres.password()),
                servers.redis().port(),
                servers.redis().password());
    }

    /** What {@link #parse} reads again in another process. */
    List<String> arguments() {
        return List.of(address.url(), address.user(), address.password(), Integer.toString(redisPort), redisPassword);
    }

    static JobsStore parse(List<String> arguments) {
        return new JobsStore(
                new Databases.Address(arguments.get(0), arguments.get(1), arguments.get(2)),
                Integer.parseInt(arguments.get(3)),
                arguments.get(4));
    }

    Redis connect() {
        return new Redis(new Redis.Address(URI.create("redis://127.0.0.1:" + redisPort), Optional.of(redisPassword)));
    }

    JobQueue queue(DataSource source, JobBell bell) {
        return new PostgresJobQueue(source, InstantSource.system(), UUID::randomUUID, bell, JobLimits.NONE);
    }

    static List<JobRequest> requests(String kind, int count) {
        return IntStream.range(0, count).mapToObj(i -> request(kind)).toList();
    }

    /** With ids in rising order, as the platform's are. */
    static JobRequest request(String kind) {
        long now = System.currentTimeMillis();
        UUID id = new UUID(
                now << 16 | 0x7000 | (COUNTER.incrementAndGet() & 0xfff),
                0x8000_0000_0000_0000L | (UUID.randomUUID().getLeastSignificantBits() >>> 2));
        return new JobRequest(
                new JobId(id),
                kind,
                WORKSPACE,
                OWNER,
                Json.object().put("bench", true).build(),
                Optional.empty(),
                RetryPolicy.STANDARD,
                InstantSource.system().instant());
    }
}
