package io.modelwright.codegen.typescript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.testkit.contract.RecordsServer;
import io.modelwright.testkit.servers.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A generated application that listens, with its own database. */
final class RunningApp implements RecordsServer {

    private static final String EMAIL = "admin@example.com";
    private static final String PASSWORD = "correct horse battery stapler";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final URI base;
    private final Person administrator;
    private final AtomicInteger people = new AtomicInteger();

    private RunningApp(Process process, URI base) {
        this.process = process;
        this.base = base;
        this.administrator = signedIn(EMAIL);
    }

    /** Starts the application in that folder; it ends with the tests. */
    static RunningApp start(Path folder, NodeTools tools, TestDatabase database) {
        return ready(launch(folder, tools, database));
    }

    /** Starts the process and does not wait for it. */
    static Process launch(Path folder, NodeTools tools, TestDatabase database) {
        try {
            ProcessBuilder builder = new ProcessBuilder(tools.node().toString(), "src/main.ts")
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of(
                            "DATABASE_URL",
                            Databases.url(database),
                            "PORT",
                            "0",
                            "ADMIN_EMAIL",
                            EMAIL,
                            "ADMIN_PASSWORD",
                            PASSWORD,
                            "LOG_LEVEL",
                            "info"));
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-" + folder.getFileName()));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process serves. */
    static RunningApp ready(Process process) {
        try {
            return new RunningApp(process, URI.create(listening(process) + "/api/v1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as an operator would, and waits for that. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("it did not end");
        }
        return process.exitValue();
    }

    /** Where it listens, as its log says; the rest of the log is read on, so that it never waits for a reader. */
    private static String listening(Process process) throws IOException {
        var log = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder before = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            before.append(line).append('\n');
            int place = line.indexOf("Server listening at ");
            if (place >= 0) {
                Thread reader = new Thread(() -> readOn(log), "log");
                reader.setDaemon(true);
                reader.start();
                return line.substring(place + "Server listening at ".length()).replaceAll("\".*", "");
            }
        }
        throw new AssertionError("the application did not start: " + before);
    }

    private static void readOn(BufferedReader log) {
        try (log) {
            log.lines().forEach(ignored -> {});
        } catch (UncheckedIOException | IOException ended) {
            // with the process
        }
    }

    @Override
    public URI base() {
        return base;
    }

    @Override
    public Person administrator() {
        return administrator;
    }

    @Override
    public Person person(String... roles) {
        return signedIn(somebody(roles));
    }

    @Override
    public Credentials credentials() {
        return new Credentials(somebody(), PASSWORD);
    }

    private String somebody(String... roles) {
        String email = "person" + people.incrementAndGet() + "@example.com";
        post(
                "/users",
                Map.of("email", email, "password", PASSWORD, "displayName", "Somebody", "roles", List.of(roles)),
                administrator.token());
        return email;
    }

    private Person signedIn(String email) {
        String token = post("/auth/login", Map.of("email", email, "password", PASSWORD), "")
                .get("accessToken")
                .textValue();
        HttpRequest me = HttpRequest.newBuilder(URI.create(base + "/me"))
                .header("Authorization", "Bearer " + token)
                .build();
        return new Person(send(me).get("id").textValue(), token);
    }

    private JsonNode post(String path, Map<String, ?> body, String token) {
        try {
            return send(HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new AssertionError(request + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }
}
