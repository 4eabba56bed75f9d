package io.modelwright.testkit.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.monitoring.Alert;
import io.modelwright.core.monitoring.AlertKind;
import io.modelwright.core.monitoring.AppCounters;
import io.modelwright.core.monitoring.Chart.Kept;
import io.modelwright.core.monitoring.ContainerCounters;
import io.modelwright.core.monitoring.Health;
import io.modelwright.core.monitoring.HealthChange;
import io.modelwright.core.monitoring.Latencies;
import io.modelwright.core.monitoring.Observation;
import io.modelwright.core.monitoring.Observation.Seen;
import io.modelwright.core.monitoring.Resolution;
import io.modelwright.core.monitoring.Sample;
import io.modelwright.core.monitoring.Watch;
import io.modelwright.core.monitoring.Watch.Standing;
import io.modelwright.core.shared.AppId;
import io.modelwright.ports.monitoring.driven.AlertRepository;
import io.modelwright.ports.monitoring.driven.AlertRepository.Event;
import io.modelwright.ports.monitoring.driven.AlertRepository.Of;
import io.modelwright.ports.monitoring.driven.HealthHistory;
import io.modelwright.ports.monitoring.driven.MetricStore;
import io.modelwright.ports.monitoring.driven.NodeTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of what was seen of deployments does. */
public interface MonitoringContract {

    Instant NOW = Instant.parse("2026-05-06T07:10:00Z");

    /** Fresh and empty for each test; the same for all calls within one test. */
    MetricStore metrics();

    HealthHistory health();

    AlertRepository alerts();

    NodeTurns turns();

    /** One that is there. */
    DeploymentId deployment();

    /** Another one that is there. */
    DeploymentId other();

    AppId app();

    /** Removes a deployment. */
    void remove(DeploymentId deployment);

    private static UUID uuid(int number) {
        return UUID.fromString(String.format("01890000-0000-7000-8000-%012x", number));
    }

    private static Latencies latencies(long first) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(Latencies.SIZE, 2L));
        counts.set(0, first);
        return new Latencies(counts);
    }

    private static Sample sample(long requests) {
        return new Sample(
                10_000,
                5_000_000_000L,
                70,
                80,
                1,
                100 + requests,
                100 + requests,
                1_000,
                1,
                9_999,
                requests,
                2,
                1_500,
                latencies(requests),
                1,
                1);
    }

    private static Observation observation(Instant slot) {
        return new Observation(
                slot,
                Optional.of(new Seen<>(
                        slot.plusNanos(123_456_000),
                        new ContainerCounters("mw-\"1\"", slot.minusSeconds(5), 3, 1L << 60, 2, 1))),
                Optional.of(new Seen<>(slot, new AppCounters(9, 8, 7, latencies(6)))),
                new Watch(
                        Health.UNHEALTHY,
                        slot.minusSeconds(9),
                        1.25,
                        0.1,
                        slot,
                        Map.of(
                                AlertKind.DOWN,
                                new Standing(true, Optional.empty()),
                                AlertKind.ERROR_RATE,
                                new Standing(false, Optional.of(slot.minusSeconds(20))))));
    }

    @Test
    default void lookShouldBeRememberedAsItWas() {
        assertThat(metrics().last(deployment())).isEmpty();
        assertThat(metrics().add(deployment(), Optional.empty(), observation(NOW), sample(1)))
                .isTrue();
        assertThat(metrics().last(deployment())).contains(observation(NOW));
        Observation bare = new Observation(NOW.plusSeconds(10), Optional.empty(), Optional.empty(), Watch.fresh(NOW));
        assertThat(metrics().add(deployment(), Optional.of(NOW), bare, Sample.NOTHING))
                .isTrue();
        assertThat(metrics().last(deployment())).contains(bare);
        assertThat(metrics().last(other())).isEmpty();
        assertThat(metrics().samples(deployment(), Resolution.FINE, NOW, NOW.plusSeconds(60)))
                .hasSize(1);
    }

    @Test
    default void lookShouldBeCountedOnceWhoeverLooks() {
        assertThat(metrics().add(deployment(), Optional.empty(), observation(NOW), sample(3)))
                .isTrue();
        assertThat(metrics().add(deployment(), Optional.empty(), observation(NOW), sample(3)))
                .isFalse();
        Instant next = NOW.plusSeconds(10);
        assertThat(metrics().add(deployment(), Optional.of(next), observation(next), sample(3)))
                .isFalse();
        assertThat(metrics().add(deployment(), Optional.of(NOW), observation(NOW), sample(3)))
                .isFalse();
        assertThat(metrics().samples(deployment(), Resolution.COARSE, NOW, NOW.plusSeconds(300)))
                .containsExactly(new Kept(NOW, sample(3)));
    }

    @Test
    default void twoNodesAtOnceShouldCountEachLookOnce() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            Sample whole = Sample.NOTHING;
            for (int look = 0; look < 40; look++) {
                Instant slot = NOW.plusSeconds(look * 10L);
                Optional<Instant> before = look == 0 ? Optional.empty() : Optional.of(slot.minusSeconds(10));
                Callable<Boolean> node =
                        () -> metrics().add(deployment(), before, observation(slot), sample(slot.getEpochSecond() % 7));
                List<Future<Boolean>> both = nodes.invokeAll(List.of(node, node));
                assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(true, false);
                whole = whole.plus(sample(slot.getEpochSecond() % 7));
            }
            for (Resolution resolution : Resolution.values()) {
                Sample sum =
                        metrics()
                                .samples(deployment(), resolution, resolution.slot(NOW), NOW.plusSeconds(10_000))
                                .stream()
                                .map(Kept::sample)
                                .reduce(Sample.NOTHING, Sample::plus);
                assertThat(sum).isEqualTo(whole);
            }
        }
    }

    @Test
    default void samplesShouldAddUpInEachResolutionAndBeReadByTime() {
        Optional<Instant> before = Optional.empty();
        for (int look = 0; look < 60; look++) {
            Instant slot = NOW.plusSeconds(look * 10L);
            Sample sample = look % 7 == 3 ? silent() : sample(look);
            assertThat(metrics().add(deployment(), before, observation(slot), sample))
                    .isTrue();
            before = Optional.of(slot);
        }
        List<Kept> fine = metrics().samples(deployment(), Resolution.FINE, NOW, NOW.plusSeconds(600));
        List<Kept> coarse = metrics().samples(deployment(), Resolution.COARSE, NOW, NOW.plusSeconds(600));
        assertThat(fine).hasSize(60).isSortedAccordingTo((one, two) -> one.at().compareTo(two.at()));
        assertThat(coarse).extracting(Kept::at).containsExactly(NOW, NOW.plusSeconds(300));
        assertThat(coarse.getFirst().sample())
                .isEqualTo(fine.subList(0, 30).stream().map(Kept::sample).reduce(Sample.NOTHING, Sample::plus));
        assertThat(metrics().samples(deployment(), Resolution.FINE, NOW.plusSeconds(10), NOW.plusSeconds(30)))
                .hasSize(2);
        assertThat(metrics().samples(other(), Resolution.FINE, NOW, NOW.plusSeconds(600)))
                .isEmpty();
    }

    private static Sample silent() {
        return new Sample(10_000, 1, 1, 1, 1, 7, 7, 1_000, 0, 0, 0, 0, 0, Latencies.UNKNOWN, 1, 0);
    }

    @Test
    default void whatIsOldShouldBeForgottenInItsResolutionAlone() {
        metrics().add(deployment(), Optional.empty(), observation(NOW), sample(1));
        metrics().add(deployment(), Optional.of(NOW), observation(NOW.plusSeconds(300)), sample(1));
        assertThat(metrics().forget(Resolution.FINE, NOW)).isZero();
        assertThat(metrics().forget(Resolution.FINE, NOW.plusSeconds(300))).isEqualTo(1);
        assertThat(metrics().samples(deployment(), Resolution.FINE, NOW, NOW.plusSeconds(600)))
                .hasSize(1);
        assertThat(metrics().samples(deployment(), Resolution.COARSE, NOW, NOW.plusSeconds(600)))
                .hasSize(2);
    }

    @Test
    default void everythingShouldGoWithItsDeployment() {
        metrics().add(deployment(), Optional.empty(), observation(NOW), sample(1));
        health().add(deployment(), new HealthChange(NOW, Health.HEALTHY));
        alerts().raise(alert(1, AlertKind.DOWN));
        remove(deployment());
        assertThat(metrics().last(deployment())).isEmpty();
        assertThat(metrics().samples(deployment(), Resolution.FINE, NOW, NOW.plusSeconds(10)))
                .isEmpty();
        assertThat(metrics().add(deployment(), Optional.empty(), observation(NOW), sample(1)))
                .isFalse();
        health().add(deployment(), new HealthChange(NOW, Health.HEALTHY));
        assertThat(health().count(deployment())).isZero();
        assertThat(alerts().count(new Of.OfApp(app()), Optional.empty())).isZero();
        assertThat(alerts().raise(alert(2, AlertKind.DOWN))).isFalse();
        assertThat(alerts().events(0, 10)).hasSize(1);
    }

    @Test
    default void healthShouldBeListedNewestFirst() {
        List<Health> inOrder = List.of(Health.HEALTHY, Health.UNHEALTHY, Health.STOPPED, Health.UNKNOWN);
        for (int change = 0; change < inOrder.size(); change++) {
            HealthChange one = new HealthChange(NOW.plusSeconds(change), inOrder.get(change));
            health().add(deployment(), one);
            health().add(deployment(), one);
        }
        assertThat(health().count(deployment())).isEqualTo(4);
        assertThat(health().list(deployment(), Optional.empty(), 2))
                .extracting(HealthChange::health)
                .containsExactly(Health.UNKNOWN, Health.STOPPED);
        assertThat(health().list(deployment(), Optional.of(NOW.plusSeconds(2)), 9))
                .extracting(HealthChange::at)
                .containsExactly(NOW.plusSeconds(1), NOW);
        assertThat(health().forget(NOW.plusSeconds(100))).isEqualTo(3);
        assertThat(health().list(deployment(), Optional.empty(), 9))
                .containsExactly(new HealthChange(NOW.plusSeconds(3), Health.UNKNOWN));
    }

    private Alert alert(int number, AlertKind kind) {
        return new Alert(uuid(number), deployment(), app(), kind, 0.5, NOW, Optional.empty());
    }

    @Test
    default void alertShouldBeRaisedOnceAndResolvedOnceEachWithAnEvent() {
        Alert down = alert(1, AlertKind.DOWN);
        assertThat(alerts().raise(down)).isTrue();
        assertThat(alerts().raise(alert(2, AlertKind.DOWN))).isFalse();
        assertThat(alerts().raise(alert(3, AlertKind.MEMORY))).isTrue();
        Alert ended =
                new Alert(uuid(1), deployment(), app(), AlertKind.DOWN, 0.5, NOW, Optional.of(NOW.plusSeconds(5)));
        assertThat(alerts().resolve(deployment(), AlertKind.DOWN, NOW.plusSeconds(5)))
                .contains(ended);
        assertThat(alerts().resolve(deployment(), AlertKind.DOWN, NOW.plusSeconds(6)))
                .isEmpty();
        assertThat(alerts().resolve(other(), AlertKind.MEMORY, NOW.plusSeconds(6)))
                .isEmpty();
        assertThat(alerts().raise(alert(4, AlertKind.DOWN))).isTrue();

        List<Event> events = alerts().events(0, 10);
        assertThat(events).extracting(Event::raised).containsExactly(true, true, false, true);
        assertThat(events.get(2).alert()).isEqualTo(ended);
        assertThat(events).extracting(Event::place).isSorted();
        assertThat(alerts().events(events.get(1).place(), 1)).containsExactly(events.get(2));
    }

    @Test
    default void twoNodesShouldRaiseOneAlert() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int node = 1; node <= 8; node++) {
                Alert one = alert(node, AlertKind.MEMORY);
                calls.add(() -> alerts().raise(one));
            }
            int raised = 0;
            for (Future<Boolean> call : nodes.invokeAll(calls)) {
                raised += call.get() ? 1 : 0;
            }
            assertThat(raised).isEqualTo(1);
            assertThat(alerts().events(0, 10)).hasSize(1);
        }
    }

    @Test
    default void alertsShouldBeListedByWhatTheyAreOf() {
        alerts().raise(alert(1, AlertKind.DOWN));
        alerts().resolve(deployment(), AlertKind.DOWN, NOW.plusSeconds(1));
        alerts().raise(alert(2, AlertKind.DOWN));
        Alert neighbour = new Alert(uuid(3), other(), app(), AlertKind.DOWN, 1, NOW, Optional.empty());
        alerts().raise(neighbour);
        Of own = new Of.OfDeployment(deployment());
        Of app = new Of.OfApp(app());
        assertThat(alerts().list(own, Optional.empty(), Optional.empty(), 9))
                .extracting(Alert::id)
                .containsExactly(uuid(2), uuid(1));
        assertThat(alerts().list(own, Optional.of(false), Optional.empty(), 9))
                .extracting(Alert::id)
                .containsExactly(uuid(1));
        assertThat(alerts().list(app, Optional.of(true), Optional.empty(), 1)).containsExactly(neighbour);
        assertThat(alerts().list(app, Optional.empty(), Optional.of(uuid(3)), 9))
                .extracting(Alert::id)
                .containsExactly(uuid(2), uuid(1));
        assertThat(alerts().count(app, Optional.empty())).isEqualTo(3);
        assertThat(alerts().count(own, Optional.of(true))).isEqualTo(1);
        assertThat(alerts().list(new Of.OfApp(new AppId(uuid(77))), Optional.empty(), Optional.empty(), 9))
                .isEmpty();
        assertThat(alerts().forget(NOW)).isZero();
        assertThat(alerts().forget(NOW.plusSeconds(2))).isEqualTo(5);
        assertThat(alerts().count(app, Optional.empty())).isEqualTo(2);
    }

    @Test
    default void turnShouldBeOfOneNodeUntilItLapses() {
        assertThat(turns().take("look", uuid(1), Duration.ofHours(1))).isTrue();
        assertThat(turns().take("look", uuid(2), Duration.ofHours(1))).isFalse();
        assertThat(turns().take("tidy", uuid(2), Duration.ofHours(1))).isTrue();
        assertThat(turns().take("look", uuid(1), Duration.ZERO)).isTrue();
        assertThat(turns().take("look", uuid(2), Duration.ofHours(1))).isTrue();
        assertThat(turns().take("look", uuid(1), Duration.ofHours(1))).isFalse();
    }
}
