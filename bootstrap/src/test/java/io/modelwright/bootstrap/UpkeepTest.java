package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class UpkeepTest {

    @Test
    void workShouldBeDoneAtOnceAndAgainAfterAFault() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch fourth = new CountDownLatch(4);
        try (Upkeep upkeep = new Upkeep(
                "the test",
                () -> {
                    fourth.countDown();
                    if (turns.incrementAndGet() % 2 == 1) {
                        throw new IllegalStateException("planted");
                    }
                },
                Duration.ofMillis(1))) {
            upkeep.start();

            assertThat(fourth.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void workShouldWaitForItsPause() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        try (Upkeep upkeep = new Upkeep(
                "the test",
                () -> {
                    turns.incrementAndGet();
                    first.countDown();
                },
                Duration.ofDays(1))) {
            upkeep.start();
            assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(turns).hasValue(1);
    }
}
