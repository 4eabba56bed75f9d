package io.modelwright.codegen.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.contract.RecordsServer;
import io.modelwright.testkit.servers.TestDatabase;
import io.modelwright.testkit.servers.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A generated application in a process of its own, on a database of its own; it ends with the tests. */
final class RunningApp implements RecordsServer {

    static final String ADMIN_PASSWORD = "an administrator of tests";

    /** On a machine that has much else to do, two may start at once. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final Process process;
    private final Path log;
    private Person administrator = new Person("", "");

    private RunningApp(int port, Process process, Path log) {
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /** @param folder holds {@code classes} and {@code app.yml} */
    static RunningApp start(Path folder, String mainClass) throws IOException {
        return launch(folder, mainClass, TestPostgres.shared().freshDatabase()).ready();
    }

    /** Starts the process and does not wait for it. */
    static RunningApp launch(Path folder, String mainClass, TestDatabase database) throws IOException {
        int port = freePort();
        Path log = folder.resolve("log-" + port + ".txt");
        ProcessBuilder builder = builder(folder, mainClass, database, "server");
        builder.environment().put("PORT", Integer.toString(port));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new RunningApp(port, process, log);
    }

    /** Runs another command of the application; its output is all that it says. */
    static Process command(Path folder, String mainClass, TestDatabase database, String command) throws IOException {
        return builder(folder, mainClass, database, command)
                .redirectErrorStream(true)
                .start();
    }

    private static ProcessBuilder builder(Path folder, String mainClass, TestDatabase database, String command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                mainClass,
                command,
                folder.resolve("app.yml").toString());
        builder.environment()
                .putAll(Map.of(
                        "DATABASE_URL", database.jdbcUrl(),
                        "DATABASE_USER", database.user(),
                        "DATABASE_PASSWORD", database.password(),
                        "DATABASE_CONNECTIONS", "4",
                        "ADMIN_PASSWORD", ADMIN_PASSWORD,
                        "ADMIN_PORT", Integer.toString(freePort())));
        return builder;
    }

    /** Waits until it serves. */
    RunningApp ready() {
        try {
            Poll.until("a generated application that is ready", PATIENCE, this::isReady);
        } catch (Exception e) {
            throw new IllegalStateException(log(), e);
        }
        administrator = signIn("admin@localhost", ADMIN_PASSWORD);
        return this;
    }

    /** Ends it as an operator would, and waits for that. */
    int stop() throws InterruptedException {
        process.destroy();
        return ended();
    }

    /** Waits until it has ended by itself; its exit code. */
    int ended() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it did not end: " + log());
        }
        return process.exitValue();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended: " + log());
        }
        try {
            return send("GET", "/health/ready", "", "").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + "/api/v1");
    }

    @Override
    public Person administrator() {
        return administrator;
    }

    @Override
    public Person person(String... roles) {
        Credentials somebody = somebody(roles);
        return signIn(somebody.email(), somebody.password());
    }

    @Override
    public Credentials credentials() {
        return somebody();
    }

    private Credentials somebody(String... roles) {
        String email = UUID.randomUUID() + "@example.org";
        String password = "correct horses battery";
        String body = JSON.createObjectNode()
                .put("email", email)
                .put("password", password)
                .put("displayName", "Somebody")
                .<ObjectNode>set("roles", JSON.valueToTree(List.of(roles)))
                .toString();
        HttpResponse<String> created = send("POST", "/api/v1/users", administrator.token(), body);
        if (created.statusCode() != 201) {
            throw new IllegalStateException(created.statusCode() + " " + created.body());
        }
        return new Credentials(email, password);
    }

    private Person signIn(String email, String password) {
        String body = JSON.createObjectNode()
                .put("email", email)
                .put("password", password)
                .toString();
        String token = json(send("POST", "/api/v1/auth/login", "", body))
                .path("accessToken")
                .textValue();
        return new Person(json(send("GET", "/api/v1/me", token, "")).path("id").textValue(), token);
    }

    /** @param token empty for nobody; {@code body} empty for none */
    HttpResponse<String> send(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        request.method(method, HttpRequest.BodyPublishers.ofString(body));
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
