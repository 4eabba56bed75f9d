package io.modelwright.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that runs {@code up}; killed at the end of the test that does not end it itself. */
final class UpProcess implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on (http://127\\.0\\.0\\.1:\\d+)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final BufferedReader output;
    private final StringBuilder seen = new StringBuilder();
    private final String address;

    private UpProcess(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader();
        Matcher matcher = LISTENING.matcher(readUntil("Listening on "));
        this.address = matcher.find() ? matcher.group(1) : "";
        readUntil("Stop it with");
    }

    /** Serves the routes of {@link TestWiring}. */
    static UpProcess start(Path data) throws IOException {
        return new UpProcess(launch(data));
    }

    /** Serves the real API, with the demo workspace. */
    static UpProcess startDemo(Path data) throws IOException {
        return new UpProcess(launch(Main.class, data, "--demo"));
    }

    /** A process that may end by itself. */
    static Process launch(Path data, String... options) throws IOException {
        return launch(UpMain.class, data, options);
    }

    private static Process launch(Class<?> main, Path data, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "up",
                "--port",
                "0",
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private String readUntil(String start) throws IOException {
        String line;
        while ((line = output.readLine()) != null) {
            seen.append(line).append('\n');
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("the process ended before it said \"" + start + "\":\n" + seen);
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, "none");
    }

    HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    /** Sends SIGTERM and gives the exit code. */
    int terminate() throws InterruptedException {
        // Not Process.destroy, which closes the stream that is read here.
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** Waits until it ends by itself, and gives the exit code. */
    int awaitEnd() throws InterruptedException {
        output.lines().forEach(line -> seen.append(line).append('\n'));
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end:\n" + seen);
        }
        return process.exitValue();
    }

    String output() {
        return seen.toString();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            kill();
        }
    }
}
