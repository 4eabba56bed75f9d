package io.modelwright.redis.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedRedis;
import io.modelwright.ports.limits.driven.RateLimiter;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.redis.Redis;
import io.modelwright.testkit.limits.RateLimiterContract;
import io.modelwright.testkit.servers.TestRedis;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class RedisRateLimiterTest implements RateLimiterContract {

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    private static Redis redis;

    @BeforeAll
    static void connect() {
        redis = new Redis(address(REDIS.port(), REDIS.password()));
    }

    @AfterAll
    static void disconnect() {
        redis.close();
    }

    @Override
    public RateLimiter testee() {
        return new RedisRateLimiter(redis, InstantSource.system());
    }

    @Test
    void bucketShouldBeSharedWhenSeveralNodesAsk() {
        RateLimiter one = testee();
        RateLimiter other = testee();

        assertThat(one.acquire(BURST_OF_THREE, "ann").remaining()).isEqualTo(2);
        assertThat(other.acquire(BURST_OF_THREE, "ann").remaining()).isEqualTo(1);
    }

    @Test
    void bucketShouldLeaveRedisWhenItIsFullAgain() {
        RateLimiter limiter = testee();
        limiter.acquire(new Policy("short", 10, 10, Duration.ofSeconds(1)), "ann");

        String key = redis.client().keys("mw:limit:short:*").iterator().next();

        assertThat(key).doesNotContain("ann");
        assertThat(redis.client().pttl(key)).isBetween(1L, 1_101L);
    }

    @Test
    void tokensOfALargeBucketShouldBeGivenOnceWhenNodesTakeThemTogether() {
        RateLimiter one = testee();
        RateLimiter other = testee();
        Policy large = new Policy("large", 400, 1, Duration.ofHours(1));
        long before = scriptRuns();

        long permitted = IntStream.range(0, 1_000)
                .filter(i -> (i % 2 == 0 ? one : other).acquire(large, "ann").permitted())
                .count();

        // What a slow machine lets expire of a node's tokens is never more than its share at a time.
        assertThat(permitted).isBetween(300L, 400L);
        assertThat(scriptRuns() - before).isBetween(2L, 200L);
    }

    @Test
    void redisShouldNotBeAskedWhenTheBucketIsKnownToBeEmpty() {
        RateLimiter limiter = testee();
        IntStream.range(0, 4).forEach(i -> limiter.acquire(BURST_OF_THREE, "flooding"));
        long before = scriptRuns();

        IntStream.range(0, 1_000)
                .forEach(i -> assertThat(
                                limiter.acquire(BURST_OF_THREE, "flooding").permitted())
                        .isFalse());

        assertThat(scriptRuns()).isEqualTo(before);
    }

    private static long scriptRuns() {
        return redis.client()
                .info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_eval"))
                .mapToLong(line -> Long.parseLong(line.replaceFirst(".*:calls=(\\d+),.*", "$1")))
                .sum();
    }

    @Test
    void scriptShouldBeSentAgainWhenRedisForgotIt() {
        RateLimiter limiter = testee();
        limiter.acquire(BURST_OF_THREE, "ann");
        redis.client().scriptFlush("any");

        assertThat(limiter.acquire(BURST_OF_THREE, "ann").remaining()).isEqualTo(1);
    }

    @Test
    void nodeShouldLimitByItselfWhileRedisIsAwayAndShareAgainAfterwards(@TempDir Path folder) {
        EmbeddedRedis.Settings settings = EmbeddedRedis.Settings.in(folder, BinaryCache.ofTests());
        EmbeddedRedis first = EmbeddedRedis.start(settings);
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        try (Redis connection = new Redis(address(first.port(), first.password()))) {
            RateLimiter limiter = new RedisRateLimiter(connection, now::get);
            assertThat(limiter.acquire(BURST_OF_THREE, "ann").remaining()).isEqualTo(2);
            first.close();

            // The node's own bucket is full, and is a limit all the same.
            assertThat(limiter.acquire(BURST_OF_THREE, "ann").remaining()).isEqualTo(2);
            assertThat(limiter.acquire(BURST_OF_THREE, "ann").remaining()).isEqualTo(1);
            assertThat(limiter.acquire(BURST_OF_THREE, "ann").remaining()).isZero();
            assertThat(limiter.acquire(BURST_OF_THREE, "ann").permitted()).isFalse();

            try (EmbeddedRedis second = EmbeddedRedis.start(settings.withPort(first.port()))) {
                assertThat(second.port()).isEqualTo(first.port());
                assertThat(limiter.acquire(BURST_OF_THREE, "ann").permitted())
                        .as("Redis is not asked again at once")
                        .isFalse();
                now.updateAndGet(instant -> instant.plusSeconds(2));

                // The append-only file remembers the token that was taken before the outage.
                assertThat(limiter.acquire(BURST_OF_THREE, "ann").remaining()).isEqualTo(1);
                assertThat(limiter.acquire(BURST_OF_THREE, "ann").remaining()).isZero();
            }
        }
    }

    private static Redis.Address address(int port, String password) {
        return new Redis.Address(
                URI.create("redis://127.0.0.1:" + port), Optional.of(password).filter(text -> !text.isEmpty()));
    }
}
