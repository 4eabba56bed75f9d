package io.modelwright.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.testkit.servers.TestRedis;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisTest {

    @RegisterExtension
    static final TestRedis REDIS = TestRedis.shared();

    @Test
    void redisShouldBeAvailableWhenItAnswers() {
        try (Redis redis = new Redis(new Redis.Address(
                URI.create("redis://:" + REDIS.password() + "@127.0.0.1:" + REDIS.port() + "/3"), Optional.empty()))) {
            assertThat(redis.isAvailable()).isTrue();
        }
    }

    @Test
    void redisShouldNotBeAvailableWhenNobodyListens() {
        try (Redis redis = new Redis(new Redis.Address(URI.create("redis://127.0.0.1:1"), Optional.empty()))) {
            assertThat(redis.isAvailable()).isFalse();
        }
    }

    @Test
    void redisShouldNotBeAvailableWhenThePasswordIsWrong() {
        try (Redis redis =
                new Redis(new Redis.Address(URI.create("redis://127.0.0.1:" + REDIS.port()), Optional.of("wrong")))) {
            assertThat(redis.isAvailable()).isFalse();
        }
    }

    @Test
    void passwordShouldNotBeShown() {
        Redis.Address address = new Redis.Address(URI.create("redis://me:secret@host:6379"), Optional.of("other"));

        assertThat(address.toString()).isEqualTo("redis://host:6379");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:6379", "redis://", "redis://host"})
    void addressShouldBeRefusedWhenItNamesNoHostAndPort(String url) {
        assertThatThrownBy(() -> new Redis.Address(URI.create(url), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
