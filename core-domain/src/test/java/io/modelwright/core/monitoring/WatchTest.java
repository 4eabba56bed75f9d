package io.modelwright.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.monitoring.Watch.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When people are warned, and when no longer. */
final class WatchTest {

    private static final Instant START = Instant.parse("2026-05-06T07:00:00Z");

    private Watch watch = Watch.fresh(START);
    private Instant now = START;
    private final List<Turn> turns = new ArrayList<>();

    private void look(Health health, long requests, long errors, long memory, int times) {
        for (int time = 0; time < times; time++) {
            now = now.plusSeconds(10);
            AppCounters some = new AppCounters(requests, errors, 0, Latencies.UNKNOWN);
            Sample sample = new Sample(
                    10_000, 0, 0, 0, 1, memory, memory, 100, 0, 10_000, requests, errors, 0, Latencies.UNKNOWN, 1, 1);
            Measurement look = new Measurement(
                    now, health, Optional.empty(), health == Health.HEALTHY ? Optional.of(some) : Optional.empty());
            Watch.Step step = watch.next(look, sample, AlertRules.STANDARD);
            watch = step.now();
            turns.addAll(step.turns());
        }
    }

    private List<String> told() {
        return turns.stream()
                .map(turn -> (turn.raised() ? "+" : "-") + turn.kind().word())
                .toList();
    }

    @Test
    void downShouldBeToldOnceAfterAWhileAndEndOnce() {
        look(Health.HEALTHY, 0, 0, 10, 3);
        look(Health.UNHEALTHY, 0, 0, 10, 6);
        assertThat(told()).isEmpty();
        look(Health.UNHEALTHY, 0, 0, 10, 30);
        assertThat(told()).containsExactly("+down");
        assertThat(watch.since()).isEqualTo(START.plusSeconds(40));
        look(Health.HEALTHY, 0, 0, 10, 2);
        assertThat(told()).hasSize(1);
        look(Health.HEALTHY, 0, 0, 10, 5);
        assertThat(told()).containsExactly("+down", "-down");
    }

    @Test
    void shortFaultsShouldNotBeTold() {
        for (int time = 0; time < 20; time++) {
            look(Health.UNHEALTHY, 0, 0, 10, 5);
            look(Health.HEALTHY, 0, 0, 10, 1);
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void memoryBetweenTheSharesShouldChangeNothing() {
        look(Health.HEALTHY, 0, 0, 85, 20);
        assertThat(told()).isEmpty();
        look(Health.HEALTHY, 0, 0, 95, 7);
        assertThat(told()).containsExactly("+memory");
        look(Health.HEALTHY, 0, 0, 85, 20);
        for (int time = 0; time < 20; time++) {
            look(Health.HEALTHY, 0, 0, 85, 1);
            look(Health.HEALTHY, 0, 0, 95, 1);
        }
        assertThat(told()).hasSize(1);
        look(Health.HEALTHY, 0, 0, 70, 7);
        assertThat(told()).containsExactly("+memory", "-memory");
    }

    @Test
    void errorsShouldBeToldWhereThereAreEnoughRequests() {
        look(Health.HEALTHY, 1, 1, 10, 1);
        look(Health.HEALTHY, 0, 0, 10, 30);
        assertThat(told()).isEmpty();
        look(Health.HEALTHY, 50, 10, 10, 5);
        assertThat(told()).containsExactly("+error-rate");
        assertThat(turns.getFirst().value()).isBetween(0.05, 0.25);
        look(Health.HEALTHY, 50, 0, 10, 60);
        assertThat(told()).containsExactly("+error-rate", "-error-rate");
    }

    @Test
    void whatNobodyCanTellShouldLeaveWarningsAndStoppingShouldEndThem() {
        look(Health.UNHEALTHY, 0, 0, 10, 10);
        look(Health.UNKNOWN, 0, 0, 10, 50);
        assertThat(told()).containsExactly("+down");
        assertThat(watch.isQuiet()).isFalse();
        look(Health.STOPPED, 0, 0, 10, 1);
        assertThat(told()).containsExactly("+down", "-down");
        assertThat(watch.isQuiet()).isTrue();
    }
}
