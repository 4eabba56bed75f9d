package io.modelwright.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.contract.RecordsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** An image that runs as deployments do, with a database of its own; both are gone with the tests. */
final class PackedApp implements RecordsServer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PASSWORD = "an administrator of images";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private Person administrator = new Person("", "");

    private PackedApp(int port) {
        this.port = port;
    }

    /** @param name of the container, and of what belongs to it */
    static PackedApp started(Docker docker, String image, String name) throws Exception {
        String network = name + "-net";
        String database = name + "-pg";
        docker.run("network", "create", network);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            docker.run("rm", "-f", "-v", name, database);
            docker.run("network", "rm", network);
        }));
        docker.run(
                "run",
                "-d",
                "--name",
                database,
                "--network",
                network,
                "-e",
                "POSTGRES_USER=app",
                "-e",
                "POSTGRES_PASSWORD=of-this-test",
                "-e",
                "POSTGRES_DB=app",
                "postgres:15");
        Poll.until(
                "a database",
                PATIENCE,
                () -> docker.run("logs", database).split("ready to accept connections", -1).length > 2);
        docker.run(
                "run",
                "-d",
                "--name",
                name,
                "--network",
                network,
                "--read-only",
                "--tmpfs",
                "/tmp",
                "--cap-drop",
                "ALL",
                "--security-opt",
                "no-new-privileges",
                "--user",
                "10001",
                "--memory",
                "512m",
                "-p",
                "127.0.0.1::8080",
                "-e",
                "DATABASE_URL=jdbc:postgresql://" + database + ":5432/app",
                "-e",
                "DATABASE_PASSWORD=of-this-test",
                "-e",
                "ADMIN_PASSWORD=" + PASSWORD,
                image);
        String published = docker.run("port", name, "8080");
        PackedApp app = new PackedApp(Integer.parseInt(published.substring(published.lastIndexOf(':') + 1)));
        try {
            Poll.until("an application that is ready", PATIENCE, app::isReady);
        } catch (AssertionError late) {
            throw new AssertionError(docker.run("logs", "--tail", "40", name), late);
        }
        app.administrator = app.signIn("admin@localhost", PASSWORD);
        return app;
    }

    private boolean isReady() {
        try {
            return send("GET", "/health/ready", "", "").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
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
        assertThat(send("POST", "/api/v1/users", administrator.token(), body).statusCode())
                .isEqualTo(201);
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

    private HttpResponse<String> send(String method, String path, String token, String body) {
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

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
