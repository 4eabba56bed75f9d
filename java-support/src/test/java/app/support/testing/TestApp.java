package app.support.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;

import app.support.app.ModelApplication;
import app.support.app.Seeds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The application on an embedded PostgreSQL, with its records to begin with, once for all tests of a run: it ends with the JVM.
 * Tests share it, so they keep to what they made, or only read.
 */
public final class TestApp {

    private static final String PASSWORD = "an administrator of tests";
    private static @Nullable TestApp running;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, Map<String, ObjectNode>> seeded = new HashMap<>();
    private String admin = "";

    private TestApp(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    public static synchronized TestApp running(Supplier<? extends ModelApplication> application) {
        TestApp app = running;
        if (app == null) {
            try {
                app = start(application.get());
            } catch (Exception e) {
                throw new IllegalStateException("the application does not start", e);
            }
            running = app;
        }
        return app;
    }

    private static TestApp start(ModelApplication application) throws Exception {
        TestDatabase database = TestDatabase.fresh();
        int port = freePort();
        Path configuration = Files.createTempFile("app", ".yml");
        Files.writeString(configuration, """
                database: {url: "%s", user: postgres, password: "", connections: 5}
                firstAdmin: {email: admin@example.org, password: "%s"}
                bodyMax: 8388608
                fileMax: 1048576
                server:
                  rootPath: /api/v1
                  registerDefaultExceptionMappers: false
                  requestLog: {appenders: []}
                  applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: %d}]
                  adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
                logging: {level: WARN}
                """.formatted(database.url(), PASSWORD, port));
        application.run("server", configuration.toString());
        TestApp app = new TestApp(port);
        app.admin = app.login("admin@example.org").expect(200).text("accessToken");
        String id = app.get("/me").expect(200).text("id");
        new Seeds(id).load((entity, record) -> {
            String made = app.post("/records/" + entity, record).expect(201).text("id");
            app.seeded.computeIfAbsent(entity, missing -> new LinkedHashMap<>()).put(made, (ObjectNode) record);
            return made;
        });
        return app;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The records that were made at the start, by their ids, as they were sent. */
    public Map<String, ObjectNode> seeded(String entity) {
        return seeded.getOrDefault(entity, Map.of());
    }

    /** What the metadata says of the members of an entity that are of one kind: {@code system}, {@code field}, {@code formula}, {@code relation}. */
    public List<JsonNode> members(String entity, String kind) {
        List<JsonNode> members = new ArrayList<>();
        for (JsonNode candidate : get("//meta").expect(200).json().path("entities")) {
            if (candidate.path("name").textValue().equals(entity)) {
                candidate.path("members").forEach(members::add);
            }
        }
        assertFalse(members.isEmpty(), entity);
        members.removeIf(member -> !member.path("kind").textValue().equals(kind));
        return members;
    }

    /** The access token of somebody new with these roles. */
    public String person(String... roles) {
        return login(somebody(roles)).expect(200).text("accessToken");
    }

    /** The address of somebody new with these roles, who has not signed in. */
    public String somebody(String... roles) {
        String email = UUID.randomUUID() + "@example.org";
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("email", email).put("password", PASSWORD).put("displayName", "Somebody");
        List.of(roles).forEach(user.putArray("roles")::add);
        post("/users", user).expect(201);
        return email;
    }

    /** The answer to somebody who signs in. */
    public Reply login(String email) {
        ObjectNode credentials = JsonNodeFactory.instance.objectNode();
        credentials.put("email", email).put("password", PASSWORD);
        return send("POST", "/auth/login", "", credentials);
    }

    /** Answers to the administrator; {@code path} is behind {@code /api/v1}. */
    public Reply get(String path) {
        return send("GET", path, admin, null);
    }

    public Reply post(String path, JsonNode body) {
        return send("POST", path, admin, body);
    }

    public Reply send(String method, String path, JsonNode body, String... headers) {
        return send(method, path, admin, body, headers);
    }

    /** Sends a text as it is, as the administrator. */
    public Reply post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Authorization", "Bearer " + admin)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer("POST " + path, request.build());
    }

    /** Sends bytes that may be no request, and nothing more; what comes back until the server hangs up. */
    public String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(base).getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Sends a request.
     *
     * @param token empty for nobody
     * @param headers names and values
     */
    public Reply send(String method, String path, String token, @Nullable JsonNode body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(base + (path.startsWith("//") ? path.substring(1) : "/api/v1" + path)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        boolean hasBody = body != null && !body.isMissingNode();
        if (hasBody) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        request.method(
                method,
                hasBody
                        ? HttpRequest.BodyPublishers.ofString(String.valueOf(body))
                        : HttpRequest.BodyPublishers.noBody());
        return answer(method + " " + path, request.build());
    }

    private Reply answer(String asked, HttpRequest request) {
        try {
            return new Reply(asked, client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A text as it stands in a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
