package io.modelwright.docker;

import static io.modelwright.testkit.deploy.ContractContainer.ask;
import static io.modelwright.testkit.deploy.ContractContainer.done;
import static io.modelwright.testkit.deploy.ContractContainer.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.command.CreateContainerCmd;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Labels;
import io.modelwright.core.deploy.ResourceLimits;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import io.modelwright.testkit.deploy.ContractContainer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the engine has of a container, and what its processes can do, whatever people write. */
final class HardeningTest {

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "--privileged",
            "-v /:/host",
            "x\nPRIVILEGED=true",
            "x\r\nHost: evil",
            "\"},\"HostConfig\":{\"Privileged\":true,\"Binds\":[\"/:/host\"]},\"x\":{\"y\":\"",
            "${HOME}",
            "$(reboot)",
            "`reboot`",
            "; reboot",
            "../../etc/passwd",
            "/var/run/docker.sock",
            "/proc/sys",
            "..",
            "a/b",
            "a:b",
            "host",
            "container:other",
            "A",
            "=",
            "LD_PRELOAD=/tmp/x.so",
            "\u0000",
            "\uD800",
            "\u202Etxt.exe",
            "\uFEFF",
            "\uD83D\uDE00",
            "x".repeat(5_000));

    private static final int PLACES = 6;

    /** Properties of the host's side that a spec decides; all others are always the same. */
    private static final Set<String> OF_SPEC =
            Set.of("Memory", "MemorySwap", "CpuQuota", "PidsLimit", "NetworkMode", "PortBindings", "Mounts");

    private static DockerName name(String suffix) {
        return new DockerName("hard-" + ENGINE.owner().substring(5, 13) + "-" + suffix);
    }

    private ContainerSpec spec(String suffix) {
        return ContractContainer.spec(name(suffix), ENGINE.program(), ENGINE.owner());
    }

    private static JsonNode told(String container) {
        return ENGINE.engine()
                .raw()
                .json("/containers/" + container + "/json", Map.of())
                .orElseThrow();
    }

    @Test
    void containerShouldHaveTheFixedShape() {
        ContainerSpec spec = spec("shape");
        done(ENGINE.containers().run(spec));
        JsonNode told = told(spec.name().value());
        JsonNode host = told.path("HostConfig");

        assertThat(host.path("Privileged").asBoolean()).isFalse();
        assertThat(host.path("CapDrop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(host.path("CapAdd").isNull()).isTrue();
        assertThat(host.path("SecurityOpt").toString()).isEqualTo("[\"no-new-privileges:true\"]");
        assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
        assertThat(host.path("Tmpfs").properties()).hasSize(1);
        assertThat(host.path("Tmpfs").path("/tmp").asText()).contains("noexec", "nosuid", "nodev", "size=67108864");
        assertThat(host.path("Binds").isNull()).isTrue();
        assertThat(host.path("VolumesFrom").isNull()).isTrue();
        assertThat(host.path("PidMode").asText()).isEmpty();
        assertThat(host.path("UTSMode").asText()).isEmpty();
        assertThat(host.path("UsernsMode").asText()).isEmpty();
        assertThat(host.path("IpcMode").asText()).isEqualTo("private");
        assertThat(host.path("CgroupnsMode").asText()).isEqualTo("private");
        assertThat(host.path("Devices").size()).isZero();
        assertThat(host.path("DeviceRequests").size()).isZero();
        assertThat(host.path("Sysctls").size()).isZero();
        assertThat(host.path("ExtraHosts").size()).isZero();
        assertThat(host.path("Memory").asLong()).isEqualTo(spec.limits().memoryBytes());
        assertThat(host.path("MemorySwap").asLong()).isEqualTo(spec.limits().memoryBytes());
        assertThat(host.path("CpuQuota").asLong()).isEqualTo(spec.limits().cpuMillis() * 100L);
        assertThat(host.path("PidsLimit").asInt()).isEqualTo(spec.limits().processes());
        assertThat(host.path("RestartPolicy").toString())
                .isEqualTo("{\"Name\":\"on-failure\",\"MaximumRetryCount\":3}");
        assertThat(host.path("LogConfig").toString())
                .contains("json-file", "\"max-size\":\"10m\"", "\"max-file\":\"3\"");
        assertThat(host.path("PublishAllPorts").asBoolean()).isFalse();
        assertThat(host.path("PortBindings").toString())
                .isEqualTo("{\"8080/tcp\":[{\"HostIp\":\"127.0.0.1\",\"HostPort\":\"\"}]}");
        assertThat(host.path("NetworkMode").asText())
                .isEqualTo(spec.networks().getFirst().name().value());
        assertThat(told.path("Config").path("User").asText()).isEqualTo("10001:10001");
        for (JsonNode mount : told.path("Mounts")) {
            assertThat(mount.path("Type").asText()).isEqualTo("volume");
        }
    }

    @Test
    void processesShouldHaveNoRights() throws Exception {
        ContainerSpec spec = spec("rights");
        done(ENGINE.containers().run(spec));
        String container = spec.name().value();

        assertThat(inside(container, "id")).contains("uid=10001 gid=10001");
        String status = inside(container, "cat /proc/self/status");
        assertThat(status)
                .containsPattern("CapEff:\\s+0{16}")
                .containsPattern("CapBnd:\\s+0{16}")
                .containsPattern("NoNewPrivs:\\s+1")
                .containsPattern("Seccomp:\\s+2");
        assertThat(inside(container, "touch /x; touch /etc/x; touch /run/x"))
                .contains("/x: Read-only", "/etc/x: Read-only", "/run/x: Read-only");
        assertThat(inside(container, "cp /bin/busybox /tmp/id && /tmp/id")).contains("Permission denied");
        assertThat(inside(container, "touch /data/mine && echo kept")).isEqualTo("kept");
        assertThat(inside(container, "mount -t proc proc /tmp; mknod /tmp/sda b 8 0"))
                .contains("mount: ")
                .contains("mknod: ");
        assertThat(inside(container, "ls /var/run/docker.sock")).contains("No such file");
        assertThat(inside(container, "ls /dev")).doesNotContain("sda", "vda", "kmsg", "mem");
    }

    private static String inside(String container, String command) throws InterruptedException {
        return Inside.run(ENGINE.client(), container, command);
    }

    @Test
    void secretsShouldBeFilesAndNowhereElse() throws Exception {
        String secret = "s3cret-" + ENGINE.owner();
        ContainerSpec spec = ContractContainer.withSecrets(
                spec("secret"), Map.of("key", secret.getBytes(StandardCharsets.UTF_8), "empty", new byte[0]));
        done(ENGINE.containers().run(spec));
        String container = spec.name().value();

        assertThat(ask(ENGINE.containers(), spec.name(), "secret?key")).isEqualTo(secret);
        assertThat(told(container).toString()).doesNotContain(secret);
        assertThat(inside(container, "env; cat /proc/1/environ")).doesNotContain(secret);
        assertThat(inside(container, "ls -ln /run/secrets"))
                .contains("-r--r-----")
                .contains("0        10001");
        assertThat(inside(container, "echo x >/run/secrets/key; echo x >/run/secrets/new"))
                .contains("key: Read-only", "new: Read-only");
        JsonNode image = ENGINE.engine()
                .raw()
                .json("/images/" + spec.image() + "/history", Map.of())
                .orElseThrow();
        assertThat(image.toString()).doesNotContain(secret);

        String volume = ContainerShape.secretsOf(spec.name());
        assertThat(ENGINE.engine().raw().json("/volumes/" + volume, Map.of())).isPresent();
        ENGINE.containers().steer(spec.name(), Steering.REMOVE);
        assertThat(ENGINE.engine().raw().json("/volumes/" + volume, Map.of())).isEmpty();
    }

    @Test
    void hostileTextsShouldNotWidenTheShape() {
        ObjectNode plain = fixed(created(spec("plain")));
        Random random = new Random(20_001);
        int accepted = 0;
        for (int i = 0; i < HOSTILE.size() * PLACES; i++) {
            Optional<ContainerSpec> spec = hostile(random, i);
            if (spec.isPresent()) {
                JsonNode told = created(spec.get());
                accepted++;
                assertThat(fixed(told)).isEqualTo(plain);
                checkOwn(spec.get(), told);
            }
        }
        assertThat(accepted).isGreaterThan(20);
    }

    /** A spec with a hostile text in one place; empty where it is not taken. */
    private Optional<ContainerSpec> hostile(Random random, int i) {
        ContainerSpec plain = spec("hostile");
        String text = HOSTILE.get(i / PLACES);
        int place = i % PLACES;
        try {
            return Optional.of(new ContainerSpec(
                    place == 0 ? new DockerName(text) : plain.name(),
                    plain.image(),
                    place == 1 ? plain.labels().with("modelwright." + text, text) : plain.labels(),
                    plain.networks(),
                    plain.port(),
                    place >= 3 ? Map.of("TEXT", text, "OTHER", "x" + text) : Map.of(text, "x"),
                    place == 4 ? Map.of(text, new byte[1]) : Map.of(),
                    place == 5 ? Map.of("/" + text, new DockerName("hard-volume")) : Map.of(),
                    place == 2 ? List.of(text) : List.of(),
                    new ResourceLimits(
                            (32L + random.nextInt(1_000)) * 1024 * 1024,
                            50 + random.nextInt(60_000),
                            16 + random.nextInt(5_000)),
                    Duration.ofSeconds(random.nextInt(600))));
        } catch (IllegalArgumentException refused) {
            return place == 3
                    ? Optional.of(ContractContainer.with(plain, Map.of("TEXT", text.replaceAll("[\\x00\\uD800]", "?"))))
                    : Optional.empty();
        }
    }

    /** Makes a container as a spec says, and tells what the engine has. It is not started. */
    private static JsonNode created(ContainerSpec spec) {
        CreateContainerCmd command =
                ENGINE.client().createContainerCmd(spec.image().value());
        ContainerShape.give(command, spec, OwnLabels.written(spec.labels()));
        String id = command.exec().getId();
        try {
            return told(id);
        } finally {
            ENGINE.client()
                    .removeContainerCmd(id)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        }
    }

    private static ObjectNode fixed(JsonNode told) {
        return ((ObjectNode) told.path("HostConfig").deepCopy()).remove(OF_SPEC);
    }

    private static void checkOwn(ContainerSpec spec, JsonNode told) {
        JsonNode host = told.path("HostConfig");
        assertThat(host.path("Memory").asLong()).isEqualTo(spec.limits().memoryBytes());
        assertThat(host.path("MemorySwap").asLong()).isEqualTo(spec.limits().memoryBytes());
        assertThat(host.path("NetworkMode").asText())
                .isEqualTo(spec.networks().getFirst().name().value());
        for (JsonNode mount : host.path("Mounts")) {
            assertThat(mount.path("Type").asText()).isEqualTo("volume");
            assertThat(mount.path("Source").asText()).doesNotContain("/");
        }
        assertThat(told.path("Config").path("User").asText()).isEqualTo("10001:10001");
        assertThat(told.path("Config").path("Entrypoint").toString()).isEqualTo("[\"/program/main.sh\"]");
        Set<String> environment = new TreeSet<>(List.of("PATH=/bin"));
        spec.environment().forEach((variable, text) -> environment.add(variable + "=" + text));
        List<String> has = new ArrayList<>();
        told.path("Config").path("Env").forEach(entry -> has.add(entry.asText()));
        assertThat(has).containsExactlyInAnyOrderElementsOf(environment);
        Map<String, String> labels = new TreeMap<>();
        told.path("Config")
                .path("Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        assertThat(labels).containsEntry(Labels.OWNER, ENGINE.owner());
    }

    @Test
    void labelsOfAnImageShouldNotPassForOurs() {
        var image = ENGINE.image("""
                FROM busybox:1
                LABEL modelwright.app=other modelwright.keys=app/owner/kind modelwright.spec=x
                LABEL modelwright.kind=database other=x
                CMD ["sleep", "60"]
                """, Map.of());
        DockerName name = name("labels");
        Labels labels = new Labels(Map.of(Labels.OWNER, ENGINE.owner()));
        ContainerSpec plain = spec("labels");
        ContainerSpec spec = new ContainerSpec(
                name,
                image,
                labels,
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                plain.limits(),
                Duration.ofSeconds(1));

        assertThat(done(ENGINE.containers().run(spec)).labels()).isEqualTo(labels);
        assertThat(ENGINE.containers().list(new Labels(Map.of(Labels.APP, "other"))))
                .isEmpty();
        assertThat(ENGINE.images().list(new Labels(Map.of(Labels.APP, "other"))))
                .isEmpty();
    }

    @Test
    void volumesThatAnImageAsksForShouldBeRefused() {
        var image = ENGINE.image("FROM busybox:1\nVOLUME /endless\nCMD [\"sleep\", \"60\"]\n", Map.of());
        ContainerSpec spec = ContractContainer.spec(name("volume"), image, ENGINE.owner());
        var refusal = refused(ENGINE.containers().run(spec));
        assertThat(refusal.code()).isEqualTo("container-refused");
        assertThat(refusal.detail()).contains("/endless");
        assertThat(ENGINE.containers().find(spec.name())).isEmpty();
    }
}
