package io.modelwright.testkit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.ports.limits.driven.RateLimiter;
import io.modelwright.ports.limits.driven.RateLimiter.Decision;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimiter} does. */
public interface RateLimiterContract {

    /** Refills so slowly that a test sees the burst alone. */
    Policy BURST_OF_THREE = new Policy("burst", 3, 1, Duration.ofHours(1));

    /** A limiter whose buckets are all full. */
    RateLimiter testee();

    @Test
    default void requestsShouldBePermittedUntilTheBucketIsEmpty() {
        RateLimiter limiter = testee();

        assertThat(limiter.acquire(BURST_OF_THREE, "ann").remaining()).isEqualTo(2);
        assertThat(limiter.acquire(BURST_OF_THREE, "ann").remaining()).isEqualTo(1);
        Decision last = limiter.acquire(BURST_OF_THREE, "ann");
        assertThat(last.permitted()).isTrue();
        assertThat(last.remaining()).isZero();
        assertThat(last.retryAfter()).isZero();

        Decision refused = limiter.acquire(BURST_OF_THREE, "ann");
        assertThat(refused.permitted()).isFalse();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        assertThat(refused.resetAfter()).isBetween(Duration.ofMinutes(179), Duration.ofHours(3));
    }

    @Test
    default void bucketShouldBelongToItsSubjectAndPolicyAlone() {
        RateLimiter limiter = testee();
        Policy single = new Policy("single", 1, 1, Duration.ofHours(1));
        Policy other = new Policy("other", 1, 1, Duration.ofHours(1));

        assertThat(limiter.acquire(single, "ann").permitted()).isTrue();
        assertThat(limiter.acquire(single, "ann").permitted()).isFalse();
        assertThat(limiter.acquire(single, "bob").permitted()).isTrue();
        assertThat(limiter.acquire(other, "ann").permitted()).isTrue();
    }

    @Test
    default void tokensShouldComeBackWhenTimePasses() {
        RateLimiter limiter = testee();
        Policy fast = new Policy("fast", 1, 1_000, Duration.ofSeconds(1));

        // Every token is back a millisecond later; asking again and again sees both answers, whatever the clock does.
        int permitted = 0;
        for (int i = 0; i < 1_000_000 && permitted < 3; i++) {
            permitted += limiter.acquire(fast, "ann").permitted() ? 1 : 0;
        }

        assertThat(permitted).isEqualTo(3);
    }

    @Test
    default void tokensShouldBeGivenOnceWhenManyAskTogether() throws InterruptedException, ExecutionException {
        RateLimiter limiter = testee();
        Policy burst = new Policy("crowd", 40, 1, Duration.ofHours(1));
        Callable<Integer> asker = () -> {
            int permitted = 0;
            for (int i = 0; i < 25; i++) {
                permitted += limiter.acquire(burst, "ann").permitted() ? 1 : 0;
            }
            return permitted;
        };

        int permitted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> counts = new ArrayList<>(threads.invokeAll(List.of(asker, asker, asker, asker)));
            for (Future<Integer> count : counts) {
                permitted += count.get();
            }
        }

        assertThat(permitted).isEqualTo(40);
    }

    @Test
    default void subjectsShouldBeToldApartWhateverTheirText() {
        RateLimiter limiter = testee();
        Policy single = new Policy("single", 1, 1, Duration.ofHours(1));
        for (String subject : List.of("", " ", "a:b", "a", "Ä€𝄞", "x".repeat(10_000), "x".repeat(10_001), "a\r\nb")) {
            assertThat(limiter.acquire(single, subject).permitted()).as(subject).isTrue();
        }
    }

    @Test
    default void policyShouldBeRefusedWhenItPermitsNothing() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Policy("none", 0, 1, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Policy("none", 1, 0, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Policy("none", 1, 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
