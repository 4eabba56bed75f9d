package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.bootstrap.openapi.Programs;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a deployed application reaches, and what people's texts reach of its container: the whole platform and a real engine. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class ContainerIsolationHttpTest {

    private static final String JAVA = "{\"target\":\"java\"}";
    private static final List<String> HOSTILE = List.of(
            "\"; docker run --privileged -v /:/host #",
            "$(reboot)`reboot`",
            "--privileged",
            "a\nPRIVILEGED=true",
            "../../etc/passwd",
            "modelwright.owner=somebody",
            "\u202e\u0000null");

    @BeforeAll
    static void need() {
        ContainersScene.need("eclipse-temurin:25-jre", "postgres:15", "busybox:1");
    }

    private final ContainersScene scene = ContainersScene.shared();

    /** What somebody sees who can do anything in the networks of a deployment. */
    private String probe(String network, String script) {
        return scene.attempt(
                        "run",
                        "--rm",
                        "--network",
                        network,
                        "--label",
                        "modelwright-test=probe",
                        "busybox:1",
                        "sh",
                        "-c",
                        script)
                .output();
    }

    private String opened(String network, List<String> addresses) {
        StringBuilder script = new StringBuilder();
        addresses.forEach(address -> script.append("nc -w 2 ")
                .append(address.replace(':', ' '))
                .append(" </dev/null >/dev/null 2>&1 && echo open ")
                .append(address)
                .append(" & "));
        return probe(network, script + "wait; echo ended");
    }

    private JsonNode inspect(String container) throws Exception {
        return new ObjectMapper().readTree(scene.docker("inspect", container)).get(0);
    }

    /** Its addresses in all networks, with that port. */
    private List<String> addresses(String container, int port) throws Exception {
        List<String> addresses = new ArrayList<>();
        inspect(container)
                .path("NetworkSettings")
                .path("Networks")
                .forEach(network -> addresses.add(network.path("IPAddress").asText() + ":" + port));
        return addresses;
    }

    private String published(String container) {
        String address = scene.docker("port", container).lines().findFirst().orElseThrow();
        return address.substring(address.lastIndexOf(':') + 1);
    }

    @Test
    void applicationShouldReachItsOwnDatabaseAlone() throws Exception {
        Answer mine = scene.deployed(scene.app(), JAVA);
        Answer theirs = scene.deployed(scene.app(), JAVA);
        String own = ContainersScene.container(mine, 1);
        String other = ContainersScene.container(theirs, 1);
        String database = ContainersScene.name(mine) + "-database";
        String shared = addresses(scene.server(), 5432).stream()
                .filter(address -> opened(database, List.of(address)).contains("open"))
                .reduce((one, two) -> one + " and " + two)
                .orElse("none");
        assertThat(shared).as("the one address of PostgreSQL").hasSizeBetween(10, 25);
        assertThat(opened(database, List.of(scene.server() + ":5432"))).contains("open");
        assertThat(opened(ContainersScene.name(mine), List.of(own + ":8080"))).contains("open");

        List<String> secret = new ArrayList<>(addresses(other, 8080));
        addresses(scene.server(), 5432).stream()
                .filter(address -> !address.equals(shared))
                .forEach(secret::add);
        URI platform = URI.create(scene.platform().database().jdbcUrl().substring("jdbc:".length()));
        List<String> ports = List.of(
                published(other),
                published(scene.server()),
                Integer.toString(URI.create(theirs.text("url")).getPort()),
                Integer.toString(platform.getPort()),
                Integer.toString(scene.platform().redisPort()),
                Integer.toString(scene.platform().adminPort()),
                Integer.toString(scene.platform().port()));
        for (String network : List.of(ContainersScene.name(mine), database)) {
            String gateway =
                    scene.docker("network", "inspect", network, "--format", "{{(index .IPAM.Config 0).Gateway}}");
            String host = gateway.isEmpty()
                    ? scene.docker("network", "inspect", network, "--format", "{{(index .IPAM.Config 0).Subnet}}")
                            .replace(".0/28", ".1")
                    : gateway.replaceAll("/.*", "");
            List<String> closed = new ArrayList<>(secret);
            for (String machine : List.of(host, "172.17.0.1", "10.213.0.1", "host.docker.internal", "127.0.0.1")) {
                ports.forEach(port -> closed.add(machine + ":" + port));
            }
            closed.add("169.254.169.254:80");
            assertThat(opened(network, closed)).isEqualTo("ended\n");
        }
        assertThat(probe(database, "nslookup " + other))
                .doesNotContain(addresses(other, 0).getFirst().split(":")[0]);
    }

    @Test
    void roleOfAnApplicationShouldOpenItsOwnDatabaseAlone() throws Exception {
        Answer mine = scene.deployed(scene.app(), JAVA);
        Answer theirs = scene.deployed(scene.app(), JAVA);
        String password =
                scene.docker("exec", ContainersScene.container(mine, 1), "cat", "/run/secrets/database-password");
        String role = ContainersScene.name(mine).replace('-', '_');

        assertThat(signIn(mine, role, password, role).output()).contains("welcome");
        for (String database :
                List.of(ContainersScene.name(theirs).replace('-', '_'), "modelwright", "postgres", "template1")) {
            assertThat(signIn(mine, role, password, database).output())
                    .doesNotContain("welcome")
                    .contains("permission denied for database");
        }
        assertThat(signIn(mine, "modelwright", password, "modelwright").output())
                .contains("password authentication failed");
    }

    private Programs.Ended signIn(Answer from, String role, String password, String database) {
        return scene.attempt(
                "run",
                "--rm",
                "--network",
                ContainersScene.name(from) + "-database",
                "--label",
                "modelwright-test=probe",
                "-e",
                "PGPASSWORD=" + password,
                "--entrypoint",
                "psql",
                "postgres:15",
                "-h",
                scene.server(),
                "-U",
                role,
                "-d",
                database,
                "-tc",
                "SELECT 'welcome'");
    }

    @Test
    void textsOfPeopleShouldNotReachTheShapeOfContainers() throws Exception {
        TestApp app = scene.app();
        String path = app.path("/deployments");
        for (String text : HOSTILE) {
            String json = new String(JsonBodies.bytes(Json.of(text)), StandardCharsets.UTF_8);
            for (String member : List.of("target", "version", "environment", "data")) {
                String wish = "{\"target\":\"java\",\"" + member + "\":" + json + "}";
                Answer answer = scene.owner()
                        .post(path)
                        .json(member.equals("target") ? "{\"target\":" + json + "}" : wish)
                        .send();
                assertThat(answer.status()).as("%s: %s", member, answer.body()).isBetween(400, 499);
                answer.expectProblem();
            }
            scene.owner()
                    .patch(app.path(""))
                    .json("{\"description\":" + json + "}")
                    .send();
        }
        for (String member : List.of(
                "image",
                "privileged",
                "binds",
                "hostConfig",
                "environmentVariables",
                "labels",
                "name",
                "networks",
                "user")) {
            Answer answer = scene.owner()
                    .post(path)
                    .json("{\"target\":\"java\",\"" + member + "\":\"x\"}")
                    .send();
            assertThat(answer.status()).as("%s: %s", member, answer.body()).isBetween(400, 499);
        }
        assertThat(scene.owner().get(path).send().expect(200).items("id")).isEmpty();

        app.publish("{\"message\":\"--privileged; $(reboot)\"}");
        Answer deployment = scene.deployed(app, "{\"target\":\"java\",\"environment\":\"privileged-host\"}");
        assertShape(inspect(ContainersScene.container(deployment, 1)));
    }

    private static void assertShape(JsonNode container) {
        JsonNode host = container.path("HostConfig");
        assertThat(host.path("Privileged").asBoolean()).isFalse();
        assertThat(host.path("CapDrop").toString()).isEqualTo("[\"ALL\"]");
        for (String empty : List.of(
                "CapAdd",
                "Binds",
                "Devices",
                "DeviceRequests",
                "VolumesFrom",
                "GroupAdd",
                "ExtraHosts",
                "Links",
                "Sysctls",
                "DeviceCgroupRules")) {
            assertThat(host.path(empty).size()).as(empty).isZero();
        }
        assertThat(host.path("SecurityOpt").toString()).isEqualTo("[\"no-new-privileges:true\"]");
        assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
        assertThat(host.path("NetworkMode").asText()).matches("mw-[0-9a-f]{32}");
        for (String namespace : List.of("PidMode", "UTSMode", "UsernsMode")) {
            assertThat(host.path(namespace).asText()).as(namespace).isEmpty();
        }
        assertThat(host.path("IpcMode").asText()).isEqualTo("private");
        assertThat(host.path("Memory").asLong())
                .isEqualTo(host.path("MemorySwap").asLong())
                .isPositive();
        host.path("Mounts")
                .forEach(mount -> assertThat(mount.path("Type").asText()).isEqualTo("volume"));
        host.path("PortBindings")
                .forEach(bound ->
                        assertThat(bound.get(0).path("HostIp").asText()).isEqualTo("127.0.0.1"));
        assertThat(container.path("Config").path("User").asText()).isEqualTo("10001:10001");
        String texts = container.path("Config").path("Env").toString()
                + container.path("Config").path("Labels")
                + container.path("Name")
                + container.path("Config").path("Cmd")
                + container.path("Config").path("Hostname");
        assertThat(texts).doesNotContain("reboot").doesNotContain("privileged").doesNotContain("passwd");
    }
}
