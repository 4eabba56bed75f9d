package io.modelwright.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelwright.application.deploy.Routing;
import io.modelwright.application.deploy.Routing.Router;
import io.modelwright.bootstrap.config.Settings.Builds;
import io.modelwright.bootstrap.config.Settings.Names;
import io.modelwright.bootstrap.config.Settings.Running;
import io.modelwright.bootstrap.config.Settings.Running.Orchestrator;
import io.modelwright.core.deploy.HostName;
import io.modelwright.core.deploy.ResourceLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the section {@code deployments} says of where apps run and how they are found. */
final class DeploymentSettingsTest {

    private static Settings.Deployments parse(String deployments) {
        String minimal = """
                database: {url: "jdbc:postgresql://db:5432/mw", user: mw, password: pw}
                redis: {url: "redis://cache:6379"}
                secrets: /var/secrets
                """;
        return SettingsFile.parse("test.yaml", minimal + "deployments: " + deployments + "\n", Map.of())
                .deployments();
    }

    @Test
    void appsShouldBeContainersWithNamesOfThisMachineUnlessItIsSaid() {
        Settings.Deployments settings = parse("{}");

        assertThat(settings.running()).isEqualTo(new Running(Orchestrator.DOCKER, 1));
        assertThat(settings.names())
                .isEqualTo(new Names(
                        new Routing(Router.EMBEDDED, Optional.of(new HostName("localhost"))),
                        OptionalInt.of(Names.DEFAULT_PORT)));
        assertThat(parse("{port: 0}").names()).isEqualTo(Names.NONE);
    }

    @Test
    void everyKeyShouldBeTaken() {
        assertThat(parse("{orchestrator: swarm, replicas: 3}").running()).isEqualTo(new Running(Orchestrator.SWARM, 3));
        assertThat(parse("{router: traefik, domain: apps.example.org}").names())
                .isEqualTo(new Names(
                        new Routing(Router.TRAEFIK, Optional.of(new HostName("apps.example.org"))),
                        OptionalInt.empty()));
        assertThat(parse("{router: caddy, domain: a.example}").names().routing().router())
                .isEqualTo(Router.CADDY);
        assertThat(parse("{domain: apps.internal, port: 8088}").names())
                .isEqualTo(new Names(
                        new Routing(Router.EMBEDDED, Optional.of(new HostName("apps.internal"))),
                        OptionalInt.of(8_088)));
    }

    @Test
    void containersAndBuildsShouldHaveTheirLimits() {
        Settings.Deployments usual = parse("{}");
        assertThat(usual.limits()).isEqualTo(ResourceLimits.STANDARD);
        assertThat(usual.builds()).isEqualTo(Builds.STANDARD);

        Settings.Deployments given =
                parse("{memory: 1024, cpu: 500, builds: {memory: 4096, cpu: 1000, timeout: 30m, keep: 2}}");
        assertThat(given.limits()).isEqualTo(new ResourceLimits(1L << 30, 500, ResourceLimits.STANDARD.processes()));
        assertThat(given.builds())
                .isEqualTo(new Builds(new ResourceLimits(1L << 32, 1_000, 1_024), Duration.ofMinutes(30), 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{orchestrator: kubernetes}; deployments.orchestrator: must be one of docker, swarm",
                "{replicas: 2}; deployments.replicas: may be more than one where the orchestrator is swarm",
                "{orchestrator: swarm, replicas: 0}; deployments.replicas: must be a whole number",
                "{router: nginx}; deployments.router: must be one of embedded, traefik, caddy",
                "{router: traefik}; deployments.domain: is required",
                "{router: caddy, domain: x.org, port: 80}; deployments.port: belongs to the embedded router",
                "{domain: 'x`) || Host(`y'}; deployments.domain: must be the name of a host",
                "{domain: Apps.Example}; deployments.domain: must be the name of a host",
                "{domain: '*.example.org'}; deployments.domain: must be the name of a host",
                "{memory: 16}; deployments.memory: must be a whole number from 32 to 65536",
                "{cpu: 10}; deployments.cpu: must be a whole number from 50 to 64000",
                "{builds: {keep: 0}}; deployments.builds.keep: must be a whole number from 1 to 1000",
                "{builds: {timeout: 1s}}; deployments.builds.timeout: must be ten seconds at least",
                "{builds: {pids: 3}}; deployments.builds.pids: is no known key",
                "{port: 20500}; deployments.port: must not be one of the ports from firstPort to lastPort"
            })
    void whatCannotBeShouldBeTold(String deployments, String fault) {
        assertThat(catchThrowableOfType(InvalidSettings.class, () -> parse(deployments)))
                .hasMessageContaining(fault);
    }
}
