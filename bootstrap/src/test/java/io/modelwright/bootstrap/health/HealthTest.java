package io.modelwright.bootstrap.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.health.Health.Report;
import io.modelwright.bootstrap.health.Health.Status;
import io.modelwright.bootstrap.health.HealthCheck.Need;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class HealthTest {

    @Test
    void platformShouldBeReadyWhenAllIsHealthy() {
        assertThat(report(() -> true, () -> true))
                .isEqualTo(new Report(Status.READY, Map.of("needed", true, "wanted", true)));
    }

    @Test
    void platformShouldBeDegradedWhenSomethingWantedIsAway() {
        assertThat(report(() -> true, () -> false).status()).isEqualTo(Status.DEGRADED);
    }

    @Test
    void platformShouldBeUnavailableWhenSomethingRequiredIsAway() {
        assertThat(report(() -> false, () -> true).status()).isEqualTo(Status.UNAVAILABLE);
        assertThat(report(() -> false, () -> false).status()).isEqualTo(Status.UNAVAILABLE);
    }

    @Test
    void checkShouldCountAsFailedWhenItThrows() {
        BooleanSupplier broken = () -> {
            throw new IllegalStateException("planted");
        };
        assertThat(report(broken, () -> true).checks()).containsEntry("needed", false);
    }

    @Test
    void answerShouldComeWithinTwoSecondsAndStartNothingAnewWhenAChecksHangs() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        BooleanSupplier hanging = () -> {
            started.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        };
        try (Health health = new Health(List.of(new HealthCheck("needed", Need.REQUIRED, hanging)))) {
            long start = System.nanoTime();
            assertThat(health.ask().status()).isEqualTo(Status.UNAVAILABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(health.ask().status()).isEqualTo(Status.UNAVAILABLE);
            assertThat(started).hasValue(1);

            release.countDown();

            assertThat(health.ask().status()).isEqualTo(Status.READY);
        }
    }

    @Test
    void platformShouldBeUnavailableWhenItStops() {
        try (Health health = new Health(List.of())) {
            assertThat(health.ask().status()).isEqualTo(Status.READY);

            health.stopServing();

            assertThat(health.ask().status()).isEqualTo(Status.UNAVAILABLE);
        }
    }

    private static Report report(BooleanSupplier needed, BooleanSupplier wanted) {
        try (Health health = new Health(List.of(
                new HealthCheck("needed", Need.REQUIRED, needed), new HealthCheck("wanted", Need.WANTED, wanted)))) {
            return health.ask();
        }
    }
}
