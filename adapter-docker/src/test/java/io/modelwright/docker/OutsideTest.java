package io.modelwright.docker;

import static io.modelwright.testkit.deploy.ContractContainer.ask;
import static io.modelwright.testkit.deploy.ContractContainer.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.deploy.ContractContainer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Containers that try to reach a machine beyond that of the engine: a network namespace behind a cable to this one, as the address of a
 * cloud's metadata is. Needs root, as engines do.
 */
final class OutsideTest {

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    /** Of the addresses for documentation, and so nobody's. */
    private static final String HERE = "198.51.100.1";

    private static final String OUTSIDE = "198.51.100.2";
    private static final int PORT = 8099;

    private final String namespace = "mw" + ENGINE.owner().substring(5, 13);
    private Process server;

    private static void ip(String... words) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        Process ran = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(ran.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(ran.waitFor()).as("%s: %s", command, said).isZero();
    }

    @BeforeEach
    void machineOutside() throws Exception {
        ip("netns", "add", namespace);
        ip("link", "add", namespace + "h", "type", "veth", "peer", "name", namespace + "o", "netns", namespace);
        ip("addr", "add", HERE + "/30", "dev", namespace + "h");
        ip("link", "set", namespace + "h", "up");
        ip("-n", namespace, "addr", "add", OUTSIDE + "/30", "dev", namespace + "o");
        ip("-n", namespace, "link", "set", namespace + "o", "up");
        server = new ProcessBuilder(
                        "ip", "netns", "exec", namespace, "python3", "-m", "http.server", Integer.toString(PORT))
                .directory(java.nio.file.Files.createTempDirectory("outside").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @AfterEach
    void machineGone() throws Exception {
        server.destroy();
        assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
        ip("netns", "delete", namespace);
    }

    private static ContainerSpec spec(String suffix, boolean outbound) {
        DockerName name = new DockerName("out-" + ENGINE.owner().substring(5, 13) + "-" + suffix);
        ContainerSpec plain = ContractContainer.spec(name, ENGINE.program(), ENGINE.owner());
        return new ContainerSpec(
                name,
                plain.image(),
                plain.labels(),
                List.of(new ContainerSpec.Network(
                        plain.networks().getFirst().name(), false, outbound, Optional.empty())),
                plain.port(),
                plain.environment(),
                plain.secrets(),
                plain.volumes(),
                plain.command(),
                plain.limits(),
                plain.stopTimeout());
    }

    private static String fetched(ContainerSpec from) throws InterruptedException {
        return Inside.run(
                ENGINE.client(),
                from.name().value(),
                "timeout 3 wget -q -O - http://" + OUTSIDE + ":" + PORT + "/ || echo nothing");
    }

    @Test
    void machineOutsideShouldNotAnswerUnlessThatIsWanted() throws Exception {
        ContainerSpec closed = spec("closed", false);
        ContainerSpec open = spec("open", true);
        done(ENGINE.containers().run(closed));
        done(ENGINE.containers().run(open));
        ask(ENGINE.containers(), closed.name(), "hello");
        ask(ENGINE.containers(), open.name(), "hello");

        Poll.until("an answer from outside", () -> fetched(open).contains("Directory listing"));
        assertThat(fetched(closed)).contains("nothing").doesNotContain("Directory");
    }
}
