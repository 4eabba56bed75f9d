package io.modelwright.application.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.apps.AppsWorld;
import io.modelwright.core.apps.App;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.ContainerUse;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Desired;
import io.modelwright.core.deploy.Deployment.Origin;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.deploy.ImageId;
import io.modelwright.core.deploy.Release;
import io.modelwright.core.deploy.ReleaseId;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.monitoring.Alert;
import io.modelwright.core.monitoring.AlertKind;
import io.modelwright.core.monitoring.Chart;
import io.modelwright.core.monitoring.Chart.Kept;
import io.modelwright.core.monitoring.Health;
import io.modelwright.core.monitoring.HealthChange;
import io.modelwright.core.monitoring.Resolution;
import io.modelwright.core.monitoring.Sample;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.monitoring.driven.AlertRepository;
import io.modelwright.ports.monitoring.driven.AlertRepository.Event;
import io.modelwright.ports.monitoring.driven.NodeTurns;
import io.modelwright.ports.monitoring.driving.Monitoring.Range;
import io.modelwright.testkit.atomic.InMemoryAtomic;
import io.modelwright.testkit.deploy.InMemoryDeployments;
import io.modelwright.testkit.deploy.ProgramEngine;
import io.modelwright.testkit.deploy.ProgramEngine.Running;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.monitoring.InMemoryAlerts;
import io.modelwright.testkit.monitoring.InMemoryMonitoring;
import io.modelwright.testkit.monitoring.InMemoryNodeTurns;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what runs to what is known of it. */
final class CollectorTest {

    private static final ImageId IMAGE = new ImageId("sha256:" + "a".repeat(64));

    private final AppsWorld world = new AppsWorld();
    private final App app = world.anApp("tasks");
    private final InMemoryDeployments deployments =
            new InMemoryDeployments(id -> world.stores.apps().find(id).isPresent());
    private final InMemoryMonitoring monitoring =
            new InMemoryMonitoring(id -> deployments.find(id).isPresent());
    private final InMemoryAlerts alerts =
            new InMemoryAlerts(id -> deployments.find(id).isPresent());
    private Instant now = Resolution.DAY.slot(IdentityFixtures.NOW).plus(Duration.ofHours(1));
    private NodeTurns turns = new InMemoryNodeTurns(() -> now);
    private final ProgramEngine engine =
            new ProgramEngine((spec, log) -> new Running(40_000, OptionalInt.empty(), () -> {}));
    private final List<String> told = new ArrayList<>();

    private boolean ready = true;
    private Optional<String> metrics = Optional.empty();
    private long cpu;
    private long memory = 50;
    private int scrapes;
    private Deployment deployment = Deployment.fresh(
            new DeploymentId(IdentityFixtures.nextId()),
            app.id(),
            new EnvironmentName("production"),
            Target.JAVA,
            20_001,
            Origin.EMPTY,
            world.ada.id(),
            now);

    @BeforeEach
    void deploy() {
        deployments.add(deployment);
        Release release =
                Release.pending(new ReleaseId(IdentityFixtures.nextId()), deployment.id(), 1, 1, world.ada.id(), now);
        deployments.releases().add(release);
        deployment = deployment.releasing(release.id()).serving(release.id()).without(release.id());
        deployments.save(deployment);
        engine.run(new ContainerSpec(
                DeploymentNames.container(deployment.id(), 1),
                IMAGE,
                DeploymentNames.labels("here", deployment, 1, 1),
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                ResourceLimits.STANDARD,
                Duration.ofSeconds(5)));
        engine.uses(name -> Optional.of(new ContainerUse(now, cpu, memory, 100, 0, 0, 0, 0, 1)));
    }

    private MonitoringNeeds needs(AlertRepository warnings) {
        return new MonitoringNeeds(
                new MonitoringNeeds.Stores(
                        deployments,
                        deployments.releases(),
                        monitoring,
                        monitoring,
                        warnings,
                        turns,
                        new InMemoryAtomic(monitoring, alerts)),
                new MonitoringNeeds.Sources(engine, (port, patience) -> ready, (port, patience) -> {
                    scrapes++;
                    return metrics;
                }),
                world.services.access(),
                (took, kept, failed) -> told.add(kept + " " + failed),
                IdentityFixtures::nextId,
                () -> now,
                MonitoringNeeds.Settings.standard("here"));
    }

    private Collector node() {
        return new Collector(needs(alerts));
    }

    private void requests(long count, long errors) {
        metrics = Optional.of("http_request_duration_seconds_count{status=\"200\"} " + (count - errors)
                + "\nhttp_request_duration_seconds_count{status=\"500\"} " + errors + "\n");
    }

    private void pass(Collector node, int slots) {
        for (int slot = 0; slot < slots; slot++) {
            now = now.plusSeconds(10);
            node.turn();
        }
    }

    private Sample sum(Resolution resolution) {
        return monitoring.samples(deployment.id(), resolution, Instant.EPOCH, now.plusSeconds(10)).stream()
                .map(Kept::sample)
                .reduce(Sample.NOTHING, Sample::plus);
    }

    private List<Event> events() {
        return alerts.events(0, 100);
    }

    @Test
    void whatContainerAndApplicationSayShouldBeCountedOncePerSlot() {
        Collector node = node();
        requests(100, 1);
        pass(node, 1);
        node.turn();
        assertThat(scrapes).isEqualTo(1);
        requests(130, 4);
        cpu = 5_000_000_000L;
        pass(node, 1);
        for (Resolution resolution : Resolution.values()) {
            assertThat(sum(resolution).requests()).isEqualTo(30);
            assertThat(sum(resolution).errors()).isEqualTo(3);
            assertThat(sum(resolution).cpuNanos()).isEqualTo(5_000_000_000L);
            assertThat(sum(resolution).healthy()).isEqualTo(2);
        }
        assertThat(told).containsExactly("1 0", "1 0");
    }

    @Test
    void oneNodeShouldLookAndTheOtherTakeOverWhereItIsGone() {
        Collector first = node();
        Collector second = node();
        pass(first, 1);
        second.turn();
        assertThat(told).hasSize(1);
        now = now.plusSeconds(40);
        second.turn();
        first.turn();
        assertThat(told).hasSize(2);
    }

    @Test
    void twoNodesThatBothThinkItIsTheirsShouldCountAndTellOnce() {
        turns = (work, node, length) -> true;
        Collector first = node();
        Collector second = node();
        ready = false;
        for (int slot = 0; slot < 20; slot++) {
            requests(slot * 10L, 0);
            now = now.plusSeconds(10);
            first.turn();
            second.turn();
        }
        assertThat(sum(Resolution.FINE).requests()).isEqualTo(190);
        assertThat(sum(Resolution.COARSE)).isEqualTo(sum(Resolution.FINE));
        assertThat(events()).hasSize(1);
        assertThat(monitoring.count(deployment.id())).isEqualTo(1);
    }

    /** A port that fails at each verb. */
    private static <T> T failing(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, verb, given) -> {
            throw new StoreUnavailable("away", null);
        }));
    }

    @Test
    void crashBetweenTheStepsShouldLeaveNothingOfThem() {
        turns = (work, node, length) -> true;
        Collector node = node();
        requests(10, 0);
        pass(node, 2);
        ready = false;
        pass(node, 6);
        requests(500, 0);
        Collector failing = new Collector(needs(failing(AlertRepository.class)));
        now = now.plusSeconds(40);
        failing.turn();
        assertThat(told.getLast()).isEqualTo("0 1");
        assertThat(sum(Resolution.FINE).requests()).isZero();
        assertThat(events()).isEmpty();

        now = now.plusSeconds(10);
        node().turn();
        assertThat(sum(Resolution.FINE).requests()).isEqualTo(490);
        assertThat(events()).hasSize(1);
    }

    @Test
    void downShouldBeRaisedAndResolvedWithTheHealthBehindIt() {
        Collector node = node();
        pass(node, 2);
        engine.crash(DeploymentNames.container(deployment.id(), 1));
        pass(node, 10);
        engine.steer(DeploymentNames.container(deployment.id(), 1), Steering.START);
        pass(node, 5);
        assertThat(events()).extracting(Event::raised).containsExactly(true, false);
        Page<Alert> shown = done(MonitoringServices.monitoring(needs(alerts))
                .alerts(world.as(WorkspaceRole.VIEWER), deployment.id(), Optional.empty(), 10, Optional.empty()));
        assertThat(shown.items()).hasSize(1);
        assertThat(shown.items().getFirst().kind()).isEqualTo(AlertKind.DOWN);
        assertThat(shown.items().getFirst().resolvedAt()).isPresent();
        assertThat(monitoring.list(deployment.id(), Optional.empty(), 10))
                .extracting(HealthChange::health)
                .containsExactly(Health.HEALTHY, Health.UNHEALTHY, Health.HEALTHY);
    }

    @Test
    void engineThatIsAwayShouldWarnOfNothing() {
        Collector node = node();
        pass(node, 2);
        engine.away(true);
        pass(node, 30);
        assertThat(events()).isEmpty();
        assertThat(monitoring
                        .list(deployment.id(), Optional.empty(), 1)
                        .getFirst()
                        .health())
                .isEqualTo(Health.UNKNOWN);
        assertThat(sum(Resolution.FINE).checks()).isEqualTo(2);
    }

    @Test
    void stoppingShouldEndWarningsAndThenBeSilent() {
        Collector node = node();
        memory = 99;
        pass(node, 10);
        assertThat(events()).hasSize(1);
        deployment = deployment.wanted(Desired.STOPPED);
        deployments.save(deployment);
        pass(node, 3);
        assertThat(events()).extracting(Event::raised).containsExactly(true, false);
        assertThat(told.subList(10, 13)).containsExactly("1 0", "0 0", "0 0");
        deployments.save(deployment.wanted(Desired.RUNNING));
        pass(node, 1);
        assertThat(monitoring.count(deployment.id())).isEqualTo(3);
    }

    @Test
    void restartsShouldBeCounted() {
        Collector node = node();
        pass(node, 1);
        requests(7, 0);
        pass(node, 1);
        engine.crash(DeploymentNames.container(deployment.id(), 1));
        engine.steer(DeploymentNames.container(deployment.id(), 1), Steering.START);
        requests(9, 0);
        pass(node, 1);
        assertThat(sum(Resolution.DAY).restarts()).isEqualTo(1);
        assertThat(sum(Resolution.DAY).requests()).isEqualTo(9);
    }

    @Test
    void oldSamplesShouldBeForgotten() {
        Collector node = node();
        pass(node, 3);
        now = now.plus(Duration.ofDays(2));
        node.forget();
        assertThat(sum(Resolution.FINE)).isEqualTo(Sample.NOTHING);
        assertThat(sum(Resolution.COARSE).checks()).isEqualTo(3);
        now = now.plus(Duration.ofDays(40));
        node.forget();
        assertThat(sum(Resolution.COARSE)).isEqualTo(Sample.NOTHING);
        assertThat(sum(Resolution.DAY).checks()).isEqualTo(3);
    }

    private static <T> T done(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String code(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }

    @Test
    void chartShouldBeShownToThoseOfTheWorkspaceAlone() {
        Collector node = node();
        pass(node, 6);
        var service = MonitoringServices.monitoring(needs(alerts));
        Range hour = new Range(Optional.empty(), Optional.empty(), OptionalLong.empty());
        Chart chart = done(service.metrics(world.as(WorkspaceRole.VIEWER), deployment.id(), hour));
        assertThat(chart.points()).hasSizeBetween(100, 130);
        assertThat(chart.points().stream().filter(point -> point.memory().isPresent()))
                .isNotEmpty();
        assertThat(code(service.metrics(world.outsider(), deployment.id(), hour)))
                .isEqualTo("not-found");
        assertThat(code(service.health(world.outsider(), deployment.id(), 5, Optional.empty())))
                .isEqualTo("not-found");
        assertThat(code(service.countHealth(world.outsider(), deployment.id()))).isEqualTo("not-found");
        assertThat(code(service.alerts(world.outsider(), deployment.id(), Optional.empty(), 5, Optional.empty())))
                .isEqualTo("not-found");
        assertThat(code(service.alertsOfApp(world.outsider(), "tasks", Optional.empty(), 5, Optional.empty())))
                .isEqualTo("not-found");
        for (String cursor : List.of("x", "", "+1000000000-12-31T23:59:59Z", "' OR 1=1")) {
            assertThat(code(service.health(world.as(WorkspaceRole.VIEWER), deployment.id(), 5, Optional.of(cursor))))
                    .isEqualTo("malformed-cursor");
            assertThat(code(service.alertsOfApp(
                            world.as(WorkspaceRole.VIEWER), "tasks", Optional.empty(), 5, Optional.of(cursor))))
                    .isEqualTo("malformed-cursor");
        }
    }
}
