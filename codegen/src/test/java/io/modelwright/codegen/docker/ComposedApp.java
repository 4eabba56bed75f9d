package io.modelwright.codegen.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.OfflineHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceFile;
import io.modelwright.core.codegen.SourcePath;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.shared.Outcome;
import io.modelwright.testkit.Poll;
import io.modelwright.testkit.contract.ContractDesign;
import java.io.IOException;
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

/** A generated application that Compose runs from its folder, as its README says. */
final class ComposedApp implements AutoCloseable {

    static final String EMAIL = "admin@example.com";
    static final String PASSWORD = "an administrator of containers";

    private static final Duration START = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final DockerTools tools;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private ComposedApp(Path folder, DockerTools tools, int port) {
        this.folder = folder;
        this.tools = tools;
        this.port = port;
    }

    /** Writes the application of the tasks design; nothing runs yet. */
    static ComposedApp written(Target target, Path folder) throws IOException, InterruptedException {
        AppHistory history = done(OfflineHistory.of("Tasks", "tasks", List.of(ContractDesign.TASKS.design())));
        SourceTree tree = done(Targets.shipped().render(history, target, RenderOptions.DEFAULT));
        for (Map.Entry<SourcePath, SourceFile> entry : tree.files().entrySet()) {
            Path file = folder.resolve(entry.getKey().value());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue().content());
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Files.writeString(
                folder.resolve(".env"),
                String.join(
                        "\n",
                        "POSTGRES_PASSWORD=of-this-test",
                        "DATABASE_PASSWORD=of: this # test",
                        "ADMIN_EMAIL=" + EMAIL,
                        "ADMIN_PASSWORD=" + PASSWORD,
                        "PORT=" + port,
                        ""));
        return new ComposedApp(folder, DockerTools.forImagesOf(folder), port);
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }

    /** Builds the image where it is not there, and returns when the container says that it is healthy. */
    void up() throws Exception {
        tools.compose(folder, "up", "--build", "-d");
        try {
            Poll.until(
                    "a healthy container",
                    START,
                    () -> inspect("{{.State.Health.Status}}").equals("healthy"));
        } catch (AssertionError late) {
            throw new AssertionError(tools.compose(folder, "logs", "--no-color", "app"), late);
        }
    }

    /** Takes the containers away; volumes stay. */
    void down() throws IOException, InterruptedException {
        tools.compose(folder, "down");
    }

    String compose(String... arguments) throws IOException, InterruptedException {
        return tools.compose(folder, arguments);
    }

    /** What Docker knows of the container of the application. */
    String inspect(String format) throws IOException, InterruptedException {
        return tools.docker("inspect", "--format", format, container());
    }

    DockerTools.Ended within(String... command) throws IOException, InterruptedException {
        return tools.within(container(), command);
    }

    private String container() throws IOException, InterruptedException {
        return tools.compose(folder, "ps", "-q", "app");
    }

    /** @param token empty for nobody; {@code body} empty for none */
    HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    String signIn() throws IOException, InterruptedException {
        String credentials = JSON.writeValueAsString(Map.of("email", EMAIL, "password", PASSWORD));
        return json(send("POST", "/api/v1/auth/login", "", credentials))
                .path("accessToken")
                .asText();
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    /** Takes away all that was made: containers, volumes and the image. */
    @Override
    public void close() throws IOException, InterruptedException {
        tools.compose(folder, "down", "--volumes", "--rmi", "local");
    }
}
