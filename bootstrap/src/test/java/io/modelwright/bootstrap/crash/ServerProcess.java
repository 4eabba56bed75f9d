package io.modelwright.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code server --config} as a process of its own; killed at the end of the test that does not do it. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on (http://127\\.0\\.0\\.1:\\d+)");
    private static final String SERVING = "Modelwright serves:";

    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final CompletableFuture<String> address = new CompletableFuture<>();
    private final CompletableFuture<String> serving = new CompletableFuture<>();

    private ServerProcess(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("output-of-server").start(() -> read(process.inputReader()));
    }

    /** Starts quickly, and answers when all is served. */
    static ServerProcess start(ServerConfig config) throws Exception {
        return start(config, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
    }

    static ServerProcess start(ServerConfig config, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("server", "--config", config.file().toString()));
        ServerProcess server = new ServerProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        server.serving.get(90, TimeUnit.SECONDS);
        return server;
    }

    private void read(BufferedReader lines) {
        try (lines) {
            String line;
            while ((line = lines.readLine()) != null) {
                hear(line);
            }
        } catch (IOException | UncheckedIOException gone) {
            hear("the output broke off: " + gone.getMessage());
        }
        IllegalStateException ended = new IllegalStateException("the server ended before it served:\n" + output());
        address.completeExceptionally(ended);
        serving.completeExceptionally(ended);
    }

    private void hear(String line) {
        synchronized (output) {
            output.add(line);
        }
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
            address.complete(listening.group(1));
        }
        if (line.startsWith(SERVING)) {
            serving.complete(line);
        }
    }

    String address() {
        return address.join();
    }

    /** What it has said so far. */
    String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /** How many lines it has said with that text in them. */
    long lines(String text) {
        synchronized (output) {
            return output.stream().filter(line -> line.contains(text)).count();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing of it runs any more when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            kill();
        }
    }
}
