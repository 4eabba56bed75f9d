package io.modelwright.docker;

import static io.modelwright.testkit.deploy.ContractContainer.ask;
import static io.modelwright.testkit.deploy.ContractContainer.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.ConflictException;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.deploy.ContractContainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Containers that try to reach each other and the machine, or to take all of it. */
final class IsolationTest {

    private static final String[] FULL = {"No space left", "Killed", "terminated"};

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static ContainerSpec spec(String suffix, ContainerSpec.Network... networks) {
        DockerName name = new DockerName("iso-" + ENGINE.owner().substring(5, 13) + "-" + suffix);
        ContainerSpec plain = ContractContainer.spec(name, ENGINE.program(), ENGINE.owner());
        return new ContainerSpec(
                name,
                plain.image(),
                plain.labels(),
                networks.length == 0 ? plain.networks() : List.of(networks),
                plain.port().filter(port -> networks.length == 0),
                plain.environment(),
                plain.secrets(),
                plain.volumes(),
                plain.command(),
                plain.limits(),
                plain.stopTimeout());
    }

    private static String inside(ContainerSpec spec, String command) throws InterruptedException {
        return Inside.run(ENGINE.client(), spec.name().value(), command);
    }

    /** Again where the container is being started anew: what is filled in memory may have ended its first process. */
    private static void awaitAnswer(ContainerSpec spec, String command, String... any) throws Exception {
        Poll.until("an answer with one of " + List.of(any), () -> {
            try {
                String answer = inside(spec, command);
                return Stream.of(any).anyMatch(answer::contains);
            } catch (ConflictException restarting) {
                return false;
            }
        });
    }

    private static JsonNode network(ContainerSpec spec) {
        return ENGINE.engine()
                .raw()
                .json("/containers/" + spec.name() + "/json", Map.of())
                .orElseThrow()
                .path("NetworkSettings")
                .path("Networks")
                .path(spec.networks().getFirst().name().value());
    }

    private static String fetch(String address) {
        return "timeout 3 wget -q -O - http://" + address + "/cgi-bin/hello";
    }

    @Test
    void containersShouldReachNobodyOfAnotherNetwork() throws Exception {
        ContainerSpec one = spec("one");
        ContainerSpec other = spec("other");
        done(ENGINE.containers().run(one));
        Container there = done(ENGINE.containers().run(other));
        assertThat(ask(ENGINE.containers(), other.name(), "hello")).isEqualTo("hello");
        String address = network(other).path("IPAddress").asText();

        assertThat(inside(other, fetch("127.0.0.1:8080"))).isEqualTo("hello");
        assertThat(inside(one, fetch(address + ":8080"))).doesNotContain("hello");
        assertThat(inside(one, "nslookup " + other.name())).doesNotContain(address);
        String gateway = network(one).path("Gateway").asText();
        assertThat(inside(one, fetch(gateway + ":" + there.port().getAsInt()))).doesNotContain("hello");
    }

    @Test
    void loopbackOfTheMachineShouldBeOutOfReach() throws Exception {
        ContainerSpec one = spec("loopback");
        done(ENGINE.containers().run(one));
        try (ServerSocket platform = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String gateway = network(one).path("Gateway").asText();
            for (String host : List.of("127.0.0.1", gateway, "host.docker.internal")) {
                assertThat(inside(one, "nc -w 3 " + host + " " + platform.getLocalPort() + " </dev/null && echo open"))
                        .doesNotContain("open");
            }
        }
    }

    @Test
    void internalNetworkShouldLeadNowhereElse() throws Exception {
        ContainerSpec.Network inner =
                new ContainerSpec.Network(new DockerName("iso-" + ENGINE.owner().substring(5, 13) + "-inner"), true);
        ContainerSpec database = spec("database", inner);
        ContainerSpec app = spec("app", inner);
        ContainerSpec other = spec("outer");
        done(ENGINE.containers().run(database));
        done(ENGINE.containers().run(app));
        done(ENGINE.containers().run(other));
        ask(ENGINE.containers(), other.name(), "hello");

        String address = network(database).path("IPAddress").asText();
        assertThat(inside(app, "nslookup " + database.name())).contains(address);
        assertThat(inside(app, "for i in 1 2 3 4 5; do " + fetch(address + ":8080") + " && break; sleep 1; done"))
                .contains("hello");
        assertThat(inside(app, fetch(network(other).path("IPAddress").asText() + ":8080")))
                .doesNotContain("hello");

        ENGINE.containers().steer(database.name(), Steering.REMOVE);
        assertThat(ENGINE.client()
                        .listNetworksCmd()
                        .withNameFilter(inner.name().value())
                        .exec())
                .hasSize(1);
        ENGINE.containers().steer(app.name(), Steering.STOP);
        ENGINE.containers().steer(app.name(), Steering.REMOVE);
        assertThat(ENGINE.client()
                        .listNetworksCmd()
                        .withNameFilter(inner.name().value())
                        .exec())
                .isEmpty();
    }

    @Test
    void forksShouldStayInside() throws Exception {
        ContainerSpec spec = spec("forks");
        done(ENGINE.containers().run(spec));
        ask(ENGINE.containers(), spec.name(), "hello");

        String said = inside(
                spec,
                "i=0; while [ $i -lt 300 ]; do sleep 3 >/dev/null 2>&1 & i=$((i+1)); done 2>&1 | head -n 3; echo done");

        assertThat(said).containsAnyOf("can't fork", "Resource temporarily unavailable");
        assertThat(ENGINE.containers().use(spec.name()).orElseThrow().processes())
                .isLessThanOrEqualTo(spec.limits().processes());
        assertThat(ENGINE.engine().answers()).isTrue();
    }

    @Test
    void filledDiskShouldStayInside() throws Exception {
        ContainerSpec spec = spec("disk");
        done(ENGINE.containers().run(spec));

        awaitAnswer(spec, "dd if=/dev/zero of=/tmp/fill bs=1M count=200; ls -l /tmp/fill; rm /tmp/fill", FULL);
        awaitAnswer(spec, "dd if=/dev/zero of=/fill bs=1M count=1", "Read-only");
        awaitAnswer(spec, "dd if=/dev/zero of=/dev/shm/fill bs=1M count=200; rm -f /dev/shm/fill", FULL);
        assertThat(ENGINE.containers().find(spec.name())).isPresent();
    }

    @Test
    void engineThatIsNotThereShouldBeTold() throws IOException {
        try (DockerEngine nowhere = DockerEngine.at(java.net.URI.create("unix:///nowhere/docker.sock"))) {
            assertThat(nowhere.answers()).isFalse();
            ContainerSpec spec = spec("nowhere");
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> nowhere.containers(ENGINE.owner()).run(spec))
                    .isInstanceOf(io.modelwright.ports.failure.EngineUnavailable.class);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> nowhere.images(ENGINE.owner()).diskUse())
                    .isInstanceOf(io.modelwright.ports.failure.EngineUnavailable.class);
        }
    }
}
