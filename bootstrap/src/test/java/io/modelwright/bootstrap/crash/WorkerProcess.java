package io.modelwright.bootstrap.crash;

import io.modelwright.bootstrap.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A worker in a process of its own, which listens.
 *
 * @param health the address of its health checks
 * @param metrics the address of its metrics
 */
record WorkerProcess(Process process, String health, String metrics) implements AutoCloseable {

    private static final Pattern PORTS =
            Pattern.compile("Listening on (http://127\\.0\\.0\\.1:\\d+), metrics on port (\\d+)");

    static WorkerProcess start(Path config) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "worker",
                        "--config",
                        config.toString()))
                .redirectErrorStream(true)
                .start();
        BufferedReader said = process.inputReader();
        StringBuilder before = new StringBuilder();
        String line;
        while ((line = said.readLine()) != null) {
            Matcher ports = PORTS.matcher(line);
            if (ports.find()) {
                // what it says later must not fill the pipe
                Thread.ofVirtual().start(() -> said.lines().forEach(later -> {}));
                return new WorkerProcess(process, ports.group(1), "http://127.0.0.1:" + ports.group(2) + "/metrics");
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("the worker ended before it listened:\n" + before);
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
