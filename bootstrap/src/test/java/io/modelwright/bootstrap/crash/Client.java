package io.modelwright.bootstrap.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Somebody who uses the platform over HTTP, whichever process serves it at the moment. For many threads. */
final class Client {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String account =
            "\"email\":\"" + UUID.randomUUID() + "@example.org\",\"password\":\"" + UUID.randomUUID() + "\"";
    private volatile String base = "";
    private volatile String token = "";

    /** An answer: its status, its headers, and its body as a tree where it is JSON. */
    record Answer(int status, HttpResponse<String> response) {

        JsonNode body() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + response.body(), e);
            }
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        Answer expect(int expected) {
            assertThat(status)
                    .as(response.uri() + " answered " + response.body())
                    .isEqualTo(expected);
            return this;
        }
    }

    void use(ServerProcess server) {
        base = server.address();
    }

    /** Goes on with a server that was started again; signs in where the access token has grown old meanwhile. */
    void goOn(ServerProcess server) throws IOException, InterruptedException {
        use(server);
        if (get("/me").status() == 401) {
            signIn();
        }
    }

    void register() throws IOException, InterruptedException {
        post("/auth/register", "{" + account + ",\"displayName\":\"Crash\"}").expect(201);
        signIn();
    }

    void signIn() throws IOException, InterruptedException {
        token = "";
        token = post("/auth/login", "{" + account + "}")
                .expect(200)
                .body()
                .get("accessToken")
                .asText();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", Map.of());
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body, Map.of("Content-Type", "application/json"));
    }

    Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return post(path, JSON.writeValueAsString(body));
    }

    Answer send(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response);
    }

    /** A request to a path under the base of the API, or to one of the health checks. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(base + (path.startsWith("/health") ? "" : "/api/v1") + path))
                .timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    HttpClient http() {
        return http;
    }

    /** Replaces the draft, whatever it was. */
    void draft(String app, String design) throws IOException, InterruptedException {
        String tag = get("/apps/" + app + "/draft").expect(200).header("ETag").orElseThrow();
        send("PUT", "/apps/" + app + "/draft", design, Map.of("Content-Type", "application/json", "If-Match", tag))
                .expect(200);
    }
}
