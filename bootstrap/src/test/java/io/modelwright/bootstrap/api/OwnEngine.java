package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.openapi.Programs;
import io.modelwright.docker.DockerEngine;
import io.modelwright.docker.Subnets;
import io.modelwright.testkit.Poll;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A container engine of a test's own that can end and be started again. It makes no rules in iptables, so it does not disturb others;
 * one rule lets its containers talk to each other, since other engines let nothing through that they do not know.
 */
final class OwnEngine implements AutoCloseable {

    private static final String RANGE = "198.18." + ProcessHandle.current().pid() % 256 + ".0/24";

    private final Path folder;
    private Process dockerd;

    private OwnEngine(Path folder) throws Exception {
        this.folder = folder;
        rule("-I");
        this.dockerd = start();
    }

    /** With those images of another engine. */
    static OwnEngine with(URI other, List<String> images) throws Exception {
        OwnEngine engine = new OwnEngine(Files.createTempDirectory("own-engine"));
        String names = String.join(" ", images);
        Programs.Ended copied = Programs.run(
                engine.folder,
                Map.of(),
                List.of(
                        "sh",
                        "-c",
                        "docker -H " + other + " save " + names + " | docker -H " + engine.host() + " load"));
        assertThat(copied.status()).as(copied.output()).isZero();
        return engine;
    }

    /** Two engines of a machine do not know each other's networks, nor do two processes that test. */
    Subnets subnets() {
        return Subnets.parse(RANGE);
    }

    URI host() {
        return URI.create("unix://" + folder.resolve("docker.sock"));
    }

    private void rule(String verb) {
        run("iptables", "-w", verb, "FORWARD", "-s", RANGE, "-d", RANGE, "-j", "ACCEPT");
    }

    private void run(String... command) {
        Programs.Ended ended = Programs.run(folder, Map.of(), List.of(command));
        assertThat(ended.status()).as(ended.output()).isZero();
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

    private Process start() throws Exception {
        Process started = new ProcessBuilder(
                        "dockerd",
                        "--host=" + host(),
                        "--data-root=" + folder.resolve("data"),
                        "--exec-root=" + folder.resolve("exec"),
                        "--pidfile=" + folder.resolve("docker.pid"),
                        "--iptables=false",
                        bridge())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("dockerd.log").toFile()))
                .start();
        try (DockerEngine engine = DockerEngine.at(host())) {
            Poll.until("an engine that answers", () -> {
                if (!started.isAlive()) {
                    throw new AssertionError(Files.readString(folder.resolve("dockerd.log")));
                }
                return engine.answers();
            });
        }
        return started;
    }

    private void stop() throws InterruptedException {
        dockerd.destroy();
        if (!dockerd.waitFor(2, TimeUnit.MINUTES)) {
            dockerd.destroyForcibly();
            throw new AssertionError("the engine does not end");
        }
    }

    void restart() throws Exception {
        stop();
        dockerd = start();
    }

    @Override
    public void close() throws IOException {
        try {
            rule("-D");
            stop();
            assertThat(new ProcessBuilder("rm", "-rf", folder.toString())
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }
}
