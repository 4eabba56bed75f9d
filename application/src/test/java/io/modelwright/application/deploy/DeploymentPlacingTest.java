package io.modelwright.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentId;
import io.modelwright.core.deploy.DeploymentNames;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Endpoint;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.identity.WorkspaceRole;
import io.modelwright.core.jobs.JobEnd;
import io.modelwright.core.jobs.JobFailure;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import io.modelwright.ports.deploy.driven.StableRoutes.Elsewhere;
import io.modelwright.ports.deploy.driven.StableRoutes.Route;
import io.modelwright.ports.deploy.driving.Deployments;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the containers of deployments are put, and that nothing of them stays behind. */
final class DeploymentPlacingTest {

    private final DeployWorld world = new DeployWorld();

    @BeforeEach
    void publish() {
        world.publish("title");
    }

    private ContainerSpec spec() {
        return world.engine.specs().getFirst();
    }

    /** The container as an earlier version of the platform made it. */
    private static ContainerSpec former(ContainerSpec spec) {
        Map<String, String> labels = new TreeMap<>(spec.labels().values());
        labels.remove(Labels.PLACING);
        return new ContainerSpec(
                spec.name(),
                spec.image(),
                new Labels(labels),
                List.of(
                        new ContainerSpec.Network(new DockerName("mw-app-shared"), false),
                        new ContainerSpec.Network(new DockerName("mw-databases"), true)),
                spec.port(),
                spec.environment(),
                spec.secrets(),
                spec.volumes(),
                spec.command(),
                spec.limits(),
                spec.stopTimeout());
    }

    /** Tells of each call of a verb, before it is done, what it is called with. */
    private static DeployWorld.Meddling watching(String verb, Consumer<Object> seen) {
        return new DeployWorld.Meddling() {
            @Override
            public <T> T between(Class<T> port, T real) {
                return port.cast(Proxy.newProxyInstance(
                        port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                            if (method.getName().equals(verb)) {
                                seen.accept(arguments[0]);
                            }
                            return method.invoke(real, arguments);
                        }));
            }
        };
    }

    @Test
    void containerOfFormerDaysShouldMoveWhileRequestsWait() {
        DeploymentId id = world.deployed().deployment();
        ContainerSpec now = spec();
        world.engine.steer(now.name(), Steering.REMOVE);
        DeployWorld.done(world.engine.run(former(now)));
        List<Boolean> held = new ArrayList<>();
        DeployWorld.Meddling watching = watching(
                "run",
                spec -> held.add(world.routes
                        .route(world.deployment(id).port())
                        .orElseThrow()
                        .held()));

        DeploymentsServices.of(world.needs(watching)).repairing().run();

        assertThat(held).containsExactly(true);
        assertThat(spec().networks()).isEqualTo(now.networks());
        Deployment deployment = world.deployment(id);
        assertThat(deployment.heldUntil()).isEmpty();
        Container moved = world.engine.find(now.name()).orElseThrow();
        assertThat(world.routes.route(deployment.port())).contains(new Route(deployment.port(), moved.port(), false));

        DeploymentsServices.of(world.needs(watching)).repairing().run();
        assertThat(held).hasSize(1);
    }

    @Test
    void deploymentsShouldShareNoNetwork() {
        world.deployed();
        world.run(
                world.ask(new Deployments.Wish("java", Optional.empty(), Optional.of("trial"), Optional.empty()))
                        .job(),
                world.needs(DeployWorld.NONE));

        assertThat(world.engine.specs()).hasSize(2);
        assertThat(world.engine.specs().stream()
                        .flatMap(spec -> spec.networks().stream())
                        .map(ContainerSpec.Network::name)
                        .distinct())
                .hasSize(2);
        assertThat(spec().networks()).noneMatch(ContainerSpec.Network::outbound);
    }

    @Test
    void containerOfAnAttemptThatFoundAnotherSchemaShouldMakeRoom() {
        DeploymentId id = world.deployed().deployment();
        ContainerSpec first = spec();
        world.publish("name");
        Deployments.Started started = world.ask(world.wish("java"));
        Map<String, String> environment = new TreeMap<>(first.environment());
        environment.put("SCHEMA_UP_TO", "7");
        ContainerSpec left = new ContainerSpec(
                DeploymentNames.container(id, 2),
                first.image(),
                DeploymentNames.labels("here", world.deployment(id), 2, 2),
                first.networks(),
                first.port(),
                environment,
                first.secrets(),
                first.volumes(),
                first.command(),
                first.limits(),
                first.stopTimeout());
        DeployWorld.done(world.engine.run(left));

        assertThat(world.run(started.job(), world.needs(DeployWorld.NONE))).isInstanceOf(JobEnd.Succeeded.class);

        assertThat(world.engine.specs()).hasSize(1);
        assertThat(spec().name()).isEqualTo(left.name());
        assertThat(spec().environment()).isEqualTo(first.environment());
    }

    @Test
    void portThatAnotherProgramTookMeanwhileShouldBeTold() {
        Deployments.Started started = world.ask(world.wish("java"));
        int port = started.deployment().port();
        world.routes.give(port);

        JobEnd end = world.run(started.job(), world.needs(DeployWorld.NONE));

        JobFailure failure = ((JobEnd.Failed) end).failure();
        assertThat(failure.code()).isEqualTo("port-taken");
        assertThat(failure.detail()).contains(Integer.toString(port));
        assertThat(world.engine.specs()).isEmpty();
        assertThat(world.images()).isZero();

        world.routes.give(port, () -> led(port));
        assertThat(world.deployed().number()).isEqualTo(2);
    }

    /** What the process says that follows the routes in time. */
    private Elsewhere led(int port) {
        Deployment deployment = world.deployments.all().stream()
                .filter(known -> known.port() == port)
                .findFirst()
                .orElseThrow();
        Set<Endpoint> targets = deployment
                .current()
                .flatMap(world.deployments.releases()::find)
                .map(release -> DeploymentNames.container(deployment.id(), release.number()))
                .flatMap(world.engine::find)
                .map(container -> Set.copyOf(container.endpoints()))
                .orElse(Set.of());
        return new Elsewhere(targets, deployment.heldUntil().isPresent(), Map.of());
    }

    @Test
    void releaseShouldBeDoneOnceTheProcessThatHasThePortLeadsToIt() {
        Deployments.Started started = world.ask(world.wish("java"));
        int port = started.deployment().port();
        Elsewhere nothingYet = new Elsewhere(Set.of(), false, Map.of());
        AtomicInteger looks = new AtomicInteger();
        world.routes.give(port, () -> {
            boolean serves = !led(port).targets().isEmpty();
            return serves && looks.incrementAndGet() < 4 ? nothingYet : led(port);
        });

        assertThat(world.run(started.job(), world.needs(DeployWorld.NONE))).isInstanceOf(JobEnd.Succeeded.class);

        assertThat(looks).hasValueGreaterThanOrEqualTo(4);
    }

    @Test
    void requestsOfTheProcessThatHasThePortShouldCount() {
        Deployment deployment = world.deployment(world.deployed().deployment());
        RouteKeeper keeper = new RouteKeeper(world.needs(DeployWorld.NONE));
        List<Endpoint> former = List.of(Endpoint.local(9_999));
        world.routes.remove(deployment.port());
        Set<Endpoint> targets = led(deployment.port()).targets();

        assertThat(keeper.isIdle(deployment, former)).isTrue();
        world.routes.give(deployment.port(), () -> new Elsewhere(targets, false, Map.of(Endpoint.local(9_999), 1)));
        assertThat(keeper.isIdle(deployment, former)).isFalse();
        assertThat(keeper.isIdle(deployment, List.copyOf(targets))).isTrue();
        assertThat(keeper.leads(deployment)).isTrue();
        world.routes.give(deployment.port(), () -> new Elsewhere(targets, true, Map.of()));
        assertThat(keeper.leads(deployment)).isFalse();
        world.routes.give(deployment.port(), () -> new Elsewhere(Set.copyOf(former), false, Map.of()));
        assertThat(keeper.leads(deployment)).isFalse();
    }

    @Test
    void nothingShouldBeLeftOfADeploymentThatIsDeleted() {
        DeploymentId id = world.deployed().deployment();
        Labels everything = DeploymentNames.everything("here", world.deployment(id));
        assertThat(spec().labels().values()).containsAllEntriesOf(everything.values());
        List<Labels> cleared = new ArrayList<>();
        DeployWorld.Meddling watching = watching("clear", labels -> cleared.add((Labels) labels));
        Deployments.Started deleting = DeployWorld.done(
                world.port().steer(world.world.as(WorkspaceRole.OPERATOR), id, Deployments.Steering.DELETE));
        world.run(deleting.job(), world.needs(watching));

        assertThat(cleared).containsExactly(everything);
        assertThat(world.deployments.find(id)).isEmpty();
    }
}
