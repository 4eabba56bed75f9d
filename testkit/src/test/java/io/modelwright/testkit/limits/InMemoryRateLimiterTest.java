package io.modelwright.testkit.limits;

import io.modelwright.ports.limits.driven.RateLimiter;
import java.time.InstantSource;

final class InMemoryRateLimiterTest implements RateLimiterContract {

    @Override
    public RateLimiter testee() {
        return new InMemoryRateLimiter(InstantSource.system());
    }
}
