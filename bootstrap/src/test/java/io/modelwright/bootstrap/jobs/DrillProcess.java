package io.modelwright.bootstrap.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.embedded.EmbeddedPostgres;
import io.modelwright.embedded.EmbeddedRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A {@link DrillWorker} that runs; killed at the end of the test that does not do it. */
final class DrillProcess implements AutoCloseable {

    private final Process process;
    private final CompletableFuture<Boolean> working = new CompletableFuture<>();

    private DrillProcess(Process process) {
        this.process = process;
        Thread.ofPlatform().daemon().name("output-of-worker").start(() -> read(process.inputReader()));
    }

    /** Answers when it claims jobs. */
    static DrillProcess start(EmbeddedPostgres postgres, EmbeddedRedis redis) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DrillWorker.class.getName(),
                postgres.jdbcUrl(EmbeddedPostgres.DATABASE),
                postgres.user(),
                postgres.password(),
                Integer.toString(redis.port()),
                redis.password());
        DrillProcess worker = new DrillProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        worker.working.get(90, TimeUnit.SECONDS);
        return worker;
    }

    private void read(BufferedReader lines) {
        StringBuilder said = new StringBuilder();
        try (lines) {
            String line;
            while ((line = lines.readLine()) != null) {
                said.append(line).append('\n');
                if (line.equals("working")) {
                    working.complete(true);
                }
            }
        } catch (IOException | UncheckedIOException gone) {
            said.append("the output broke off");
        }
        working.completeExceptionally(new IllegalStateException("the worker ended before it worked:\n" + said));
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
