package io.modelwright.redis.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.embedded.BinaryCache;
import io.modelwright.embedded.EmbeddedRedis;
import io.modelwright.ports.jobs.driven.JobBell;
import io.modelwright.redis.Redis;
import io.modelwright.redis.RedisKeys;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.jobs.JobBellContract;
import io.modelwright.testkit.servers.TestRedis;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class RedisJobBellTest implements JobBellContract {

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    private final List<AutoCloseable> open = new ArrayList<>();

    private static Redis redis(int port, String password) {
        return new Redis(new Redis.Address(
                URI.create("redis://127.0.0.1:" + port), Optional.of(password).filter(text -> !text.isEmpty())));
    }

    private RedisJobBell bell(Redis redis) {
        RedisJobBell bell = new RedisJobBell(redis);
        open.addFirst(redis);
        open.addFirst(bell);
        return bell;
    }

    @Override
    public JobBell bell() {
        return bell(redis(REDIS.port(), REDIS.password()));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void ringsShouldLeaveOneTokenForEachKindWhenNobodyWaits() throws Exception {
        Redis redis = redis(REDIS.port(), REDIS.password());
        RedisJobBell bell = bell(redis);
        String list = RedisKeys.jobs("test.tokens");

        for (int i = 0; i < 100; i++) {
            bell.ring(Set.of("test.tokens"));
        }
        Poll.until("a token", () -> redis.client().llen(list) == 1);
        bell.ring(Set.of("test.tokens", "test.more"));
        Poll.until("the other token", () -> redis.client().llen(RedisKeys.jobs("test.more")) == 1);

        assertThat(redis.client().llen(list)).isEqualTo(1);
        assertThat(redis.client().pttl(list)).isBetween(1L, 60_000L);
        bell.await(Set.of("test.tokens"), Duration.ofSeconds(1));
        bell.await(Set.of("test.more"), Duration.ofSeconds(1));
        assertThat(redis.client().exists(list)).isFalse();
    }

    @Test
    void awaitShouldLookSoonWhileRedisIsAwayAndWaitAgainAfterwards(@TempDir Path folder) throws Exception {
        EmbeddedRedis.Settings settings = EmbeddedRedis.Settings.in(folder, BinaryCache.ofTests());
        EmbeddedRedis first = EmbeddedRedis.start(settings);
        RedisJobBell bell = bell(redis(first.port(), first.password()));
        bell.await(KINDS, Duration.ofMillis(10));
        first.close();

        long begin = System.nanoTime();
        bell.ring(KINDS);
        for (int i = 0; i < 3; i++) {
            bell.await(KINDS, Duration.ofSeconds(1));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2_900));

        try (EmbeddedRedis second = EmbeddedRedis.start(settings.withPort(first.port()));
                Redis look = redis(second.port(), second.password())) {
            Poll.until("a token in the new Redis", () -> {
                bell.ring(Set.of("test.again"));
                return look.client().llen(RedisKeys.jobs("test.again")) == 1;
            });
        }
    }
}
