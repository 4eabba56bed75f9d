package io.modelwright.docker;

import static io.modelwright.testkit.deploy.ContractContainer.ask;
import static io.modelwright.testkit.deploy.ContractContainer.done;
import static io.modelwright.testkit.deploy.ContractContainer.get;
import static io.modelwright.testkit.deploy.ContractContainer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Endpoint;
import io.modelwright.core.deploy.HostName;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.RouterLabels;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.deploy.ContractContainer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What services have beyond the contract: replicas, updates, and the shape of their tasks. */
final class SwarmTest {

    @Order(1)
    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    @Order(2)
    @RegisterExtension
    static final TestSwarm SWARM = new TestSwarm(ENGINE);

    private static final String NETWORK = "-net";

    private static DockerName name(String suffix) {
        return new DockerName("swarm-" + ENGINE.owner().substring(5, 13) + "-" + suffix);
    }

    /** Without a volume, so that it may run more than once. */
    private static ContainerSpec spec(String suffix) {
        ContainerSpec plain = ContractContainer.spec(name(suffix), ENGINE.program(), ENGINE.owner());
        return new ContainerSpec(
                plain.name(),
                plain.image(),
                plain.labels(),
                plain.networks(),
                plain.port(),
                plain.environment(),
                plain.secrets(),
                Map.of(),
                plain.command(),
                plain.limits(),
                plain.stopTimeout());
    }

    private static JsonNode service(DockerName name) {
        return ENGINE.engine().raw().json("/services/" + name, Map.of()).orElseThrow();
    }

    private static List<JsonNode> tasks(DockerName name) {
        return new SwarmServices(ENGINE.engine().raw()).tasks(service(name));
    }

    private static long running(DockerName name) {
        return tasks(name).stream().filter(SwarmViews::isRunning).count();
    }

    /** The container of one of its tasks. */
    private static JsonNode container(DockerName name) {
        JsonNode task =
                tasks(name).stream().filter(SwarmViews::isRunning).findFirst().orElseThrow();
        String id =
                task.path("Status").path("ContainerStatus").path("ContainerID").asText();
        return ENGINE.engine()
                .raw()
                .json("/containers/" + id + "/json", Map.of())
                .orElseThrow();
    }

    @Test
    void replicasShouldAnswerEachAtAnEndpointOfItsOwn() throws Exception {
        ContainerSpec spec = spec("replicas");
        Container made = done(SWARM.services(3).run(spec));

        assertThat(made.state()).isEqualTo(Container.State.RUNNING);
        assertThat(made.endpoints()).hasSize(3).doesNotHaveDuplicates();
        assertThat(made.endpoints()).extracting(Endpoint::host).containsOnly(Endpoint.LOOPBACK);
        for (Endpoint endpoint : made.endpoints()) {
            Poll.until(
                    "an answer of " + endpoint,
                    () -> get(endpoint.port(), "hello").equals(Optional.of("hello")));
        }
        assertThat(SWARM.services(3).use(spec.name()).orElseThrow().memoryLimit())
                .isEqualTo(3 * spec.limits().memoryBytes());

        // the same with other replicas is the same service, scaled
        assertThat(done(SWARM.services(1).run(spec)).name()).isEqualTo(spec.name());
        Poll.until("one replica", () -> running(spec.name()) == 1);
    }

    @Test
    void killedReplicaShouldBeReplacedWhileTheOthersAnswer() throws Exception {
        ContainerSpec spec = spec("healing");
        ContainerEngine services = SWARM.services(2);
        Container made = done(services.run(spec));
        String killed = container(spec.name()).path("Id").asText();
        ENGINE.client().killContainerCmd(killed).exec();

        Container healed = ContractContainer.await(
                services,
                spec.name(),
                "two replicas again",
                there -> there.state() == Container.State.RUNNING
                        && there.endpoints().size() == 2
                        && !there.endpoints().equals(made.endpoints()));
        assertThat(healed.restarts()).isEqualTo(1);
    }

    @Test
    void updateShouldStartTheNextTaskBeforeItStopsTheOneBefore() throws Exception {
        ContainerSpec spec = spec("rolling");
        done(SWARM.services(2).run(spec));
        List<String> before = ids(spec.name());
        AtomicInteger least = new AtomicInteger(2);

        new SwarmServices(ENGINE.engine().raw()).update(spec.name(), SwarmTest::again);

        Poll.until("both replaced", () -> {
            least.accumulateAndGet((int) running(spec.name()), Math::min);
            return ids(spec.name()).stream().noneMatch(before::contains)
                    && "completed"
                            .equals(service(spec.name())
                                    .path("UpdateStatus")
                                    .path("State")
                                    .asText());
        });
        assertThat(least.get()).isEqualTo(2);
    }

    private static boolean again(ObjectNode spec) {
        ObjectNode template = (ObjectNode) spec.path("TaskTemplate");
        template.put("ForceUpdate", template.path("ForceUpdate").asInt() + 1);
        return true;
    }

    private static List<String> ids(DockerName name) {
        List<String> ids = new ArrayList<>();
        tasks(name).stream()
                .filter(SwarmViews::isRunning)
                .map(SwarmServices::id)
                .forEach(ids::add);
        return ids;
    }

    @Test
    void updateThatFailsShouldBeRolledBack() throws Exception {
        ContainerSpec spec = spec("rollback");
        done(SWARM.services(1).run(spec));
        List<String> before = ids(spec.name());

        new SwarmServices(ENGINE.engine().raw()).update(spec.name(), changed -> {
            ObjectNode container = (ObjectNode) changed.path("TaskTemplate").path("ContainerSpec");
            container.putArray("Command").add("/no/such/program");
            return true;
        });

        Poll.until(
                "the rollback",
                () -> "rollback_completed"
                        .equals(service(spec.name())
                                .path("UpdateStatus")
                                .path("State")
                                .asText()));
        assertThat(ids(spec.name())).containsExactlyElementsOf(before);
        assertThat(ask(SWARM.services(1), spec.name(), "hello")).isEqualTo("hello");
    }

    @Test
    void volumeShouldKeepAServiceToOneProcessOfThisNode() {
        ContainerSpec spec = ContractContainer.spec(name("volume"), ENGINE.program(), ENGINE.owner());
        assertThat(done(SWARM.services(3).run(spec)).endpoints()).hasSize(1);

        JsonNode service = service(spec.name()).path("Spec");
        assertThat(service.path("TaskTemplate")
                        .path("Placement")
                        .path("Constraints")
                        .path(0)
                        .asText())
                .isEqualTo("node.id==" + new SwarmNodes(ENGINE.engine().raw()).local());
        assertThat(service.path("UpdateConfig").path("Order").asText()).isEqualTo("stop-first");
    }

    @Test
    void taskShouldHaveTheShapeOfContainers() throws Exception {
        ContainerSpec spec = spec("shape");
        done(SWARM.services(1).run(spec));
        JsonNode told = container(spec.name());
        JsonNode host = told.path("HostConfig");

        assertThat(host.path("Privileged").asBoolean()).isFalse();
        assertThat(host.path("CapDrop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(host.path("CapAdd").size()).isZero();
        assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
        assertThat(host.path("Binds").isNull()).isTrue();
        assertThat(host.path("PidMode").asText()).isEmpty();
        assertThat(host.path("IpcMode").asText()).isEqualTo("private");
        assertThat(host.path("UTSMode").asText()).isEmpty();
        assertThat(host.path("Devices").size()).isZero();
        assertThat(host.path("Sysctls").size()).isZero();
        assertThat(host.path("Memory").asLong()).isEqualTo(spec.limits().memoryBytes());
        assertThat(host.path("NanoCpus").asLong()).isEqualTo(spec.limits().cpuMillis() * 1_000_000L);
        assertThat(host.path("PidsLimit").asInt()).isEqualTo(spec.limits().processes());
        assertThat(host.path("Ulimits").toString()).contains("nofile", "4096", "core");
        assertThat(host.path("LogConfig").toString()).contains("json-file", "\"max-size\":\"10m\"");
        assertThat(told.path("Config").path("User").asText()).isEqualTo("10001:10001");
        assertThat(host.path("Mounts").findValuesAsText("Type")).containsOnly("tmpfs");
        // no task passes for a container of ours
        assertThat(ENGINE.containers()
                        .list(new Labels(Map.of(Labels.DEPLOYMENT, spec.name().value()))))
                .isEmpty();
        String id = told.path("Id").asText();
        assertThat(inside(id, "cat /proc/self/status"))
                .containsPattern("CapEff:\\s+0{16}")
                .containsPattern("CapBnd:\\s+0{16}")
                .containsPattern("Seccomp:\\s+2")
                // what is older does not know the setting
                .containsPattern(knowsNoNewPrivileges() ? "NoNewPrivs:\\s+1" : "NoNewPrivs:\\s+[01]");
        assertThat(inside(id, "touch /x; touch /etc/x; touch /run/x"))
                .contains("/x: Read-only", "/etc/x: Read-only", "/run/x: Read-only");
        assertThat(inside(id, "cp /bin/busybox /tmp/id && /tmp/id")).contains("Permission denied");
        assertThat(inside(id, "mount")).containsPattern("tmpfs on /tmp .*nosuid,nodev,noexec.*size=65536k");
    }

    private static boolean knowsNoNewPrivileges() {
        return ENGINE.engine()
                        .raw()
                        .json("/version", Map.of())
                        .orElseThrow()
                        .path("ApiVersion")
                        .asDouble()
                >= SwarmNodes.NO_NEW_PRIVILEGES;
    }

    private static String inside(String container, String command) throws InterruptedException {
        return Inside.run(ENGINE.client(), container, command);
    }

    @Test
    void secretsShouldBeTheSwarmsAndGoWithTheService() throws Exception {
        String secret = "s3cret-" + ENGINE.owner();
        ContainerSpec spec =
                ContractContainer.withSecrets(spec("secret"), Map.of("key", secret.getBytes(StandardCharsets.UTF_8)));
        done(SWARM.services(1).run(spec));

        assertThat(ask(SWARM.services(1), spec.name(), "secret?key")).isEqualTo(secret);
        JsonNode told = container(spec.name());
        assertThat(told.toString() + service(spec.name())).doesNotContain(secret);
        assertThat(inside(told.path("Id").asText(), "env; cat /proc/1/environ")).doesNotContain(secret);
        assertThat(inside(told.path("Id").asText(), "ls -ln /run/secrets"))
                .contains("-r--r-----")
                .containsPattern("0 +10001");
        assertThat(inside(told.path("Id").asText(), "echo x >/run/secrets/key")).contains("key: Read-only");
        String kept = "/secrets/" + SwarmSecrets.name(spec.name(), "key");
        assertThat(ENGINE.engine().raw().json(kept, Map.of())).isPresent();

        SWARM.services(1).steer(spec.name(), Steering.REMOVE);
        assertThat(ENGINE.engine().raw().json(kept, Map.of())).isEmpty();
    }

    @Test
    void codeOfSecretsShouldNeedTheKey() {
        ContainerSpec spec = spec("code");
        RawEngine raw = ENGINE.engine().raw();

        assertThat(new SwarmSecrets(raw, "a", TestSwarm.KEY).code(spec))
                .isEqualTo(new SwarmSecrets(raw, "a", TestSwarm.KEY).code(spec))
                .isNotEqualTo(new SwarmSecrets(raw, "a", new byte[32]).code(spec));
    }

    @Test
    void templatesOfASwarmShouldBeTextsToPrograms() throws Exception {
        String text = "{{.Service.ID}} {{ env }} {{{ }} {{\"x\"}} {{";
        ContainerSpec spec = ContractContainer.with(spec("text"), Map.of("GREETING", text));
        done(SWARM.services(1).run(spec));

        assertThat(inside(container(spec.name()).path("Id").asText(), "echo \"$GREETING\""))
                .isEqualTo(text);
    }

    @Test
    void serviceOfOthersWithOurLabelsShouldNotBeInTheWay() {
        ContainerSpec spec = spec("foreign");
        ObjectNode foreign = SwarmShape.of(spec, OwnLabels.written(spec.labels()), Map.of(), 0, "", 0);
        ((ObjectNode) foreign.path("Labels")).put(SpecHash.LABEL, "x");
        ((ObjectNode) foreign.path("TaskTemplate").path("ContainerSpec")).put("Image", "busybox:1");
        ((ObjectNode) foreign.path("TaskTemplate")).putArray("Networks");
        new SwarmServices(ENGINE.engine().raw()).create(foreign);
        try {
            assertThat(SWARM.services(1).list(spec.labels())).isEmpty();
            assertThat(SWARM.services(1).find(spec.name())).isEmpty();
            assertThat(refused(SWARM.services(1).run(spec)).code()).isEqualTo("container-refused");
        } finally {
            ENGINE.engine().raw().delete("/services/" + spec.name());
        }
    }

    @Test
    void routersShouldBeToldByTheService() {
        RouterLabels router = RouterLabels.caddy(new HostName("tasks.example.org"), Endpoint.local(20_000));
        ContainerSpec spec = RouterLabelsTest.routed(spec("routed"), router);
        done(SWARM.services(1).run(spec));

        assertThat(SwarmServices.labels(service(spec.name()))).containsAllEntriesOf(router.values());
        assertThat(refused(SWARM.services(1).run(spec("routed"))).code()).isEqualTo("container-differs");
    }

    @Test
    void nothingShouldBeLeftOfWhatIsPurged() throws Exception {
        ContainerSpec spec = ContractContainer.spec(name("purged"), ENGINE.program(), ENGINE.owner());
        done(SWARM.services(1).run(spec));

        assertThat(SWARM.services(1).steer(spec.name(), Steering.PURGE)).isPresent();

        RawEngine raw = ENGINE.engine().raw();
        assertThat(raw.json("/services/" + spec.name(), Map.of())).isEmpty();
        assertThat(raw.json("/volumes/" + spec.name() + "-data", Map.of())).isEmpty();
        Poll.until(
                "the network to go",
                () -> raw.json("/networks/" + spec.name() + NETWORK, Map.of()).isEmpty());
    }

    @Test
    void containerBesideTheSwarmShouldBeFoundByItsServices() throws Exception {
        ContainerSpec.Network inner = new ContainerSpec.Network(name("inner"), true);
        ContainerSpec server = withNetworks(spec("server"), inner);
        ContainerSpec client = withNetworks(spec("client"), inner);
        ContainerEngine beside = ENGINE.engine().besideSwarm(ENGINE.owner(), Subnets.STANDARD);
        done(beside.run(server));
        done(SWARM.services(1).run(client));

        String id = container(client.name()).path("Id").asText();
        Poll.until(
                "the server to be found",
                () -> inside(id, "wget -q -O - http://" + server.name() + ":8080/cgi-bin/hello")
                        .equals("hello"));
        assertThat(done(beside.run(server)).endpoints())
                .extracting(Endpoint::host)
                .containsExactly("127.0.0.1");
    }

    private static ContainerSpec withNetworks(ContainerSpec plain, ContainerSpec.Network inner) {
        List<ContainerSpec.Network> networks = new ArrayList<>(plain.networks());
        networks.addFirst(inner);
        return new ContainerSpec(
                plain.name(),
                plain.image(),
                plain.labels(),
                networks,
                plain.port(),
                plain.environment(),
                plain.secrets(),
                plain.volumes(),
                plain.command(),
                plain.limits(),
                plain.stopTimeout());
    }
}
