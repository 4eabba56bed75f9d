package io.modelwright.redis.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.ports.limits.driven.RateLimiter.Decision;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AllowancesTest {

    private static final Policy LARGE = new Policy("large", 200, 100, Duration.ofSeconds(1));
    private static final Policy SMALL = new Policy("small", 10, 1, Duration.ofMinutes(1));

    private final Allowance allowance = new Allowance();

    @Test
    void batchShouldGrowToItsShareWhenTokensDoNotLast() {
        long wanted = 0;
        for (int round = 0; round < 8; round++) {
            wanted = allowance.wanted(LARGE, 0);
            allowance.receive(LARGE, wanted, 100_000, 0);
            for (long i = 1; i < wanted; i++) {
                assertThat(allowance.spend(0)).isNotNull();
            }
            assertThat(allowance.spend(0)).isNull();
        }
        assertThat(wanted).isEqualTo(10);
    }

    @Test
    void smallBucketShouldBeCountedOneByOne() {
        for (int round = 0; round < 5; round++) {
            assertThat(allowance.wanted(SMALL, 0)).isEqualTo(1);
            allowance.receive(SMALL, 1, 100_000, 0);
        }
    }

    @Test
    void tokensShouldBeLostWhenTheirTimeIsOver() {
        allowance.receive(LARGE, 10, 100_000, 0);

        assertThat(allowance.spend(999)).isNotNull();
        assertThat(allowance.spend(1_000)).isNull();
        assertThat(allowance.wanted(LARGE, 1_000)).isEqualTo(1);
    }

    @Test
    void remainingTokensShouldCountThoseInHand() {
        Decision first = allowance.receive(LARGE, 10, 100_000, 0);
        Decision second = allowance.spend(1);

        assertThat(first.remaining()).isEqualTo(109);
        assertThat(second).isNotNull();
        assertThat(second.remaining()).isEqualTo(108);
    }

    @Test
    void refusalShouldHoldUntilTheNextTokenAndTellTheRestOfTheWait() {
        Decision refused = allowance.receive(SMALL, 0, 0, 0);
        Decision again = allowance.spend(10_000);

        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(again).isNotNull();
        assertThat(again.permitted()).isFalse();
        assertThat(again.retryAfter()).isEqualTo(Duration.ofSeconds(50));
        assertThat(again.resetAfter()).isEqualTo(Duration.ofMinutes(10).minusSeconds(10));
        assertThat(allowance.spend(60_000)).isNull();
    }

    @Test
    void allowancesShouldStayBoundedWhenSubjectsFlood() {
        Allowances allowances = new Allowances();
        for (int i = 0; i < 50_000; i++) {
            allowances.of(LARGE, "subject " + i, 0).receive(LARGE, 1, 0, 0);
        }
        assertThat(allowances.size()).isLessThanOrEqualTo(20_000);
    }
}
