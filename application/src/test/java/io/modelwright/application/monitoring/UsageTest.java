package io.modelwright.application.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.application.apps.AppsWorld;
import io.modelwright.core.apps.App;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.deploy.DatabaseName;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.Deployment.Origin;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.EnvironmentName;
import io.modelwright.core.identity.Principal;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.monitoring.Latencies;
import io.modelwright.core.monitoring.Observation;
import io.modelwright.core.monitoring.Resolution;
import io.modelwright.core.monitoring.Sample;
import io.modelwright.core.monitoring.UsageDay;
import io.modelwright.core.shared.AppId;
import io.modelwright.core.shared.Outcome;
import io.modelwright.ports.failure.StoreUnavailable;
import io.modelwright.ports.monitoring.driven.DataUse;
import io.modelwright.ports.monitoring.driven.UsageStore;
import io.modelwright.testkit.deploy.InMemoryDeployments;
import io.modelwright.testkit.identity.IdentityFixtures;
import io.modelwright.testkit.monitoring.InMemoryMonitoring;
import io.modelwright.testkit.monitoring.InMemoryNodeTurns;
import io.modelwright.testkit.monitoring.InMemoryUsage;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How much apps are used. */
final class UsageTest {

    private final AppsWorld world = new AppsWorld();
    private final App app = world.anApp("tasks");
    private final InMemoryUsage usage =
            new InMemoryUsage(id -> world.stores.apps().find(id).isPresent());
    private final InMemoryDeployments deployments =
            new InMemoryDeployments(id -> world.stores.apps().find(id).isPresent());
    private final InMemoryMonitoring monitoring =
            new InMemoryMonitoring(id -> deployments.find(id).isPresent());
    private Instant now = Resolution.DAY.slot(IdentityFixtures.NOW).plus(Duration.ofHours(23));
    private boolean away;
    private final Principal ada = world.as(WorkspaceRole.VIEWER);
    private final DataUse data = new DataUse() {
        @Override
        public Map<AppId, Use> studios() {
            return Map.of(app.id(), new Use(12, 3_000, OptionalLong.empty()));
        }

        @Override
        public Optional<Use> deployment(DatabaseName name, Instant since) {
            if (away) {
                throw new StoreUnavailable("away", null);
            }
            return Optional.of(new Use(5, 9_000, OptionalLong.of(4)));
        }
    };

    private UsageServices services(UsageStore store) {
        return UsageServices.of(new UsageNeeds(
                store,
                data,
                deployments,
                monitoring,
                new InMemoryNodeTurns(() -> now),
                world.services.access(),
                IdentityFixtures::nextId,
                () -> now));
    }

    private LocalDate today() {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private List<UsageDay> shown() {
        return ((Outcome.Done<List<UsageDay>>)
                        services(usage).usage().usage(ada, "tasks", Optional.empty(), Optional.empty()))
                .value();
    }

    @Test
    void visitsShouldBeKeptTogetherByDayWhateverTheAppWasCalled() {
        UsageServices services = services(usage);
        for (int request = 0; request < 5; request++) {
            services.counter().visited(ada, "tasks");
        }
        services.counter().visited(ada, app.id().toString());
        services.counter().visited(ada, "nothing");
        services.counter().visited(world.outsider(), "tasks");
        services.counter().visited(ada, "x".repeat(10_000));
        assertThat(shown()).isEmpty();
        now = now.plus(Duration.ofHours(2));
        services.counter().visited(ada, "tasks");
        services.keeping().run();
        services.keeping().run();
        assertThat(shown()).hasSize(2);
        assertThat(shown().getFirst().requests()).hasValue(6);
        assertThat(shown().getFirst().activeUsers()).hasValue(1);
        assertThat(shown().getLast().requests()).hasValue(1);
    }

    @Test
    void whatMayHaveBeenKeptShouldNotBeCountedAgain() {
        UsageStore failing = (UsageStore) Proxy.newProxyInstance(
                UsageStore.class.getClassLoader(), new Class<?>[] {UsageStore.class}, (proxy, verb, given) -> {
                    verb.invoke(usage, given);
                    throw new StoreUnavailable("away right after its end", null);
                });
        UsageServices services = services(failing);
        services.counter().visited(ada, "tasks");
        assertThatThrownBy(services.keeping()::run).isInstanceOf(StoreUnavailable.class);
        services.keeping().run();
        assertThat(shown().getFirst().requests()).hasValue(1);
    }

    @Test
    void placesShouldBeMeasuredHoweverOften() {
        Deployment deployment = Deployment.fresh(
                new DeploymentId(IdentityFixtures.nextId()),
                app.id(),
                new EnvironmentName("production"),
                Target.JAVA,
                20_001,
                Origin.EMPTY,
                world.ada.id(),
                now);
        deployments.add(deployment);
        Instant slot = Resolution.FINE.slot(now);
        Sample some = new Sample(0, 0, 0, 0, 0, 0, 0, 0, 0, 10_000, 70, 0, 0, Latencies.UNKNOWN, 1, 1);
        monitoring.add(deployment.id(), Optional.empty(), Observation.none(slot), some);
        UsageServices services = services(usage);
        services.measuring().run();
        services.measuring().run();
        assertThat(shown())
                .containsExactly(
                        new UsageDay(
                                today(),
                                deployment.id().value(),
                                "production",
                                OptionalLong.of(4),
                                OptionalLong.of(70),
                                OptionalLong.of(5),
                                OptionalLong.of(9_000)),
                        new UsageDay(
                                today(),
                                app.id().value(),
                                UsageDay.STUDIO,
                                OptionalLong.of(0),
                                OptionalLong.of(0),
                                OptionalLong.of(12),
                                OptionalLong.of(3_000)));
        Instant later = slot.plusSeconds(10);
        monitoring.add(deployment.id(), Optional.of(slot), Observation.none(later), some);
        now = now.plus(Duration.ofHours(2));
        away = true;
        services.measuring().run();
        assertThat(shown().getFirst().requests()).hasValue(140);
        assertThat(shown()).hasSize(3);
    }

    @Test
    void badRangesAndStrangersShouldBeRefused() {
        var port = services(usage).usage();
        LocalDate day = LocalDate.of(2026, 1, 2);
        assertThat(code(port.usage(ada, "tasks", Optional.of(day), Optional.of(day.minusDays(1)))))
                .isEqualTo("invalid-range");
        assertThat(code(port.usage(ada, "tasks", Optional.of(LocalDate.MIN), Optional.of(LocalDate.MAX))))
                .isEqualTo("invalid-range");
        assertThat(code(port.usage(ada, "tasks", Optional.empty(), Optional.of(LocalDate.MIN))))
                .isEqualTo("invalid-range");
        assertThat(code(port.usage(ada, "tasks", Optional.of(day), Optional.of(day.plusDays(400)))))
                .isEqualTo("invalid-range");
        assertThat(port.usage(ada, "tasks", Optional.of(day), Optional.of(day.plusDays(399))))
                .isInstanceOf(Outcome.Done.class);
        assertThat(code(port.usage(world.outsider(), "tasks", Optional.empty(), Optional.empty())))
                .isEqualTo("not-found");
    }

    private static String code(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }
}
