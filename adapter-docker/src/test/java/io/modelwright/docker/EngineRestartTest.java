package io.modelwright.docker;

import static io.modelwright.testkit.deploy.ContractContainer.ask;
import static io.modelwright.testkit.deploy.ContractContainer.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.deploy.Container;
import io.modelwright.core.deploy.ContainerSpec;
import io.modelwright.core.deploy.DockerName;
import io.modelwright.core.deploy.Image;
import io.modelwright.core.deploy.ImageBuild;
import io.modelwright.ports.deploy.driven.ContainerEngine;
import io.modelwright.ports.deploy.driven.ContainerEngine.Steering;
import io.modelwright.ports.failure.EngineUnavailable;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.deploy.ContractContainer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine of this test's own that ends and is started again. It has no rules in iptables, so it does not disturb others. */
final class EngineRestartTest {

    @RegisterExtension
    static final TestEngine ENGINE = new TestEngine();

    private Path folder;
    private Process dockerd;

    @BeforeEach
    void start() throws Exception {
        folder = Files.createTempDirectory("engine");
        startEngine();
    }

    @AfterEach
    void end() throws Exception {
        stopEngine();
        assertThat(new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor())
                .isZero();
    }

    /** An engine with another bridge, or none, would take that of the machine's other engine away when it starts. */
    private static String bridge() throws Exception {
        NetworkInterface shared = NetworkInterface.getByName("docker0");
        return shared == null
                ? "--bridge=none"
                : shared.getInterfaceAddresses().stream()
                        .filter(address -> address.getAddress() instanceof Inet4Address)
                        .map(address -> "--bip=" + address.getAddress().getHostAddress() + "/"
                                + address.getNetworkPrefixLength())
                        .findFirst()
                        .orElse("--bridge=none");
    }

    private URI host() {
        return URI.create("unix://" + folder.resolve("docker.sock"));
    }

    private void startEngine() throws Exception {
        dockerd = new ProcessBuilder(
                        "dockerd",
                        "--host=" + host(),
                        "--data-root=" + folder.resolve("data"),
                        "--exec-root=" + folder.resolve("exec"),
                        "--pidfile=" + folder.resolve("docker.pid"),
                        "--iptables=false",
                        bridge(),
                        "--default-address-pool=base=10.215.0.0/16,size=26")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("dockerd.log").toFile()))
                .start();
        try (DockerEngine engine = DockerEngine.at(host())) {
            Poll.until("an engine that answers", () -> {
                if (!dockerd.isAlive()) {
                    throw new AssertionError(Files.readString(folder.resolve("dockerd.log")));
                }
                return engine.answers();
            });
        }
    }

    private void stopEngine() throws InterruptedException {
        dockerd.destroy();
        if (!dockerd.waitFor(1, TimeUnit.MINUTES)) {
            dockerd.destroyForcibly();
            throw new AssertionError("the engine does not end");
        }
    }

    /** The test image's files are busybox and the program: those of the shared engine go over as one image. */
    private Image program(DockerEngine engine) throws IOException {
        try (InputStream saved =
                ENGINE.client().saveImageCmd(TestEngine.BASE.toString()).exec()) {
            engine.client().loadImageCmd(saved).exec();
        }
        ImageBuild build = ENGINE.programBuild();
        return done(engine.images(ENGINE.owner()).build(build, line -> {}, () -> false));
    }

    @Test
    void containersShouldBeThereAgainAfterARestartOfTheEngine() throws Exception {
        try (DockerEngine engine = DockerEngine.at(host())) {
            ContainerEngine containers = engine.containers(ENGINE.owner());
            DockerName name = new DockerName("restarted");
            ContainerSpec spec = ContractContainer.spec(name, program(engine).id(), ENGINE.owner());
            Container first = done(containers.run(spec));
            ask(containers, name, "keep?treasure");
            ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
            try (ContainerEngine.Following following =
                    containers.follow(name, Optional.empty(), line -> seen.add(line.text()), Duration.ofMillis(200))) {
                Poll.until("the first line", () -> seen.contains("started"));

                stopEngine();
                assertThatThrownBy(() -> containers.find(name)).isInstanceOf(EngineUnavailable.class);
                startEngine();

                Container again = done(containers.run(spec));
                assertThat(again.state()).isEqualTo(Container.State.RUNNING);
                assertThat(again.startedAt()).isNotEqualTo(first.startedAt());
                assertThat(ask(containers, name, "kept")).isEqualTo("treasure");
                assertThat(ask(containers, name, "secret?password")).isEqualTo("sesame");
                ask(containers, name, "say?afterwards");
                Poll.until("a line after the restart", () -> seen.contains("afterwards"));
                following.close();
            }
            assertThat(seen).containsExactly("started", "started", "afterwards");
            containers.steer(name, Steering.PURGE);
        }
    }
}
