package io.modelwright.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.application.deploy.Routing.Router;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.Deployment;
import io.modelwright.core.deploy.DeploymentHosts;
import io.modelwright.core.deploy.Endpoint;
import io.modelwright.core.deploy.HostName;
import io.modelwright.core.deploy.RouterLabels;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.StableRoutes.Route;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By which names deployments are found, and what routers are told of them. */
final class RoutingTest {

    private static final HostName DOMAIN = new HostName("apps.example.org");

    private final DeployWorld world = published();

    private static DeployWorld published() {
        DeployWorld made = new DeployWorld();
        made.publish("title");
        return made;
    }

    private static String kept(Router router) throws IOException {
        String file = router.name().toLowerCase(java.util.Locale.ROOT) + "-labels.yaml";
        try (InputStream in = RoutingTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As YAML has it, with the ids that each run makes anew told apart from the rest. */
    private static String written(RouterLabels labels, Deployment deployment) {
        String id = deployment.id().toString();
        StringBuilder text = new StringBuilder();
        labels.values()
                .forEach((key, value) ->
                        text.append(key).append(": '").append(value).append("'\n"));
        return text.toString()
                .replace(id.replace("-", ""), "{id}")
                .replace("-" + id.substring(id.length() - 8) + ".", "-{end of id}.");
    }

    @ParameterizedTest
    @EnumSource(names = {"TRAEFIK", "CADDY"})
    void labelsShouldBeAsKept(Router router) throws IOException {
        world.routing = new Routing(router, Optional.of(DOMAIN));
        Deployment deployment = world.deployment(world.deployed().deployment());
        world.publish("title", DeployWorld.field(3, "note"));
        world.deployed();

        assertThat(world.engine.specs()).isNotEmpty();
        // all releases say the same, so that the one that serves is found whichever of their containers is looked at
        for (ContainerSpec spec : world.engine.specs()) {
            assertThat(written(spec.router(), deployment)).isEqualTo(kept(router));
        }
        assertThat(route(deployment).hosts()).isEmpty();
    }

    private Route route(Deployment deployment) {
        return world.routes.route(deployment.port()).orElseThrow();
    }

    @Test
    void embeddedProxyShouldKnowTheNamesAndContainersShouldNot() {
        world.routing = new Routing(Router.EMBEDDED, Optional.of(DOMAIN));
        Deployment deployment = world.deployment(world.deployed().deployment());
        DeploymentHosts hosts = DeploymentHosts.of(world.app.slug(), deployment, DOMAIN);

        assertThat(world.engine.specs())
                .allSatisfy(spec -> assertThat(spec.router()).isEqualTo(RouterLabels.NONE));
        assertThat(route(deployment).hosts()).containsExactlyInAnyOrder(hosts.brief(), hosts.full());
    }

    @Test
    void processThatIsNotReadyYetShouldGetNoRequests() {
        Deployment deployment = world.deployment(world.deployed().deployment());
        List<Endpoint> ready = route(deployment).targets();
        DeployWorld.Meddling withAnother = new DeployWorld.Meddling() {
            @Override
            public <T> T between(Class<T> port, T real) {
                return port == ContainerEngine.class ? port.cast(withAnother((ContainerEngine) real)) : real;
            }
        };

        new RouteKeeper(world.needs(withAnother)).sync();

        assertThat(ready).hasSize(1);
        assertThat(route(deployment).targets()).isEqualTo(ready);
    }

    /** Each container has one more process, which is never ready. */
    private static ContainerEngine withAnother(ContainerEngine real) {
        return (ContainerEngine) Proxy.newProxyInstance(
                RoutingTest.class.getClassLoader(),
                new Class<?>[] {ContainerEngine.class},
                (self, method, arguments) -> {
                    Object answer = method.invoke(real, arguments);
                    return answer instanceof List<?> list
                            ? list.stream()
                                    .map(Container.class::cast)
                                    .map(RoutingTest::twice)
                                    .toList()
                            : answer;
                });
    }

    private static Container twice(Container one) {
        List<Endpoint> endpoints = new ArrayList<>(one.endpoints());
        endpoints.add(Endpoint.local(1));
        return new Container(
                one.name(),
                one.image(),
                one.labels(),
                one.state(),
                endpoints,
                one.exit(),
                one.outOfMemory(),
                one.restarts(),
                one.startedAt());
    }

    @Test
    void withoutADomainThereShouldBeNoNames() {
        for (Router router : Router.values()) {
            DeployWorld other = published();
            other.routing = new Routing(router, Optional.empty());
            Deployment deployment = other.deployment(other.deployed().deployment());

            assertThat(other.engine.specs())
                    .allSatisfy(spec -> assertThat(spec.router()).isEqualTo(RouterLabels.NONE));
            assertThat(other.routes.route(deployment.port()).orElseThrow().hosts())
                    .isEmpty();
        }
    }
}
