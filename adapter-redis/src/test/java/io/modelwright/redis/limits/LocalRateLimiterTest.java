package io.modelwright.redis.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.ports.limits.driven.RateLimiter;
import io.modelwright.testkit.limits.RateLimiterContract;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LocalRateLimiterTest implements RateLimiterContract {

    @Override
    public RateLimiter testee() {
        return new LocalRateLimiter(InstantSource.system());
    }

    @Test
    void bucketsShouldBeForgottenOldestFirstWhenThereAreTooMany() {
        RateLimiter limiter = testee();
        IntStream.range(0, 3).forEach(i -> limiter.acquire(BURST_OF_THREE, "early"));
        IntStream.range(0, 19_999).forEach(i -> limiter.acquire(BURST_OF_THREE, "flood " + i));
        assertThat(limiter.acquire(BURST_OF_THREE, "early").permitted()).isFalse();

        IntStream.range(0, 20_001).forEach(i -> limiter.acquire(BURST_OF_THREE, "second flood " + i));

        assertThat(limiter.acquire(BURST_OF_THREE, "early").permitted()).isTrue();
    }
}
