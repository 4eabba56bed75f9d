package io.modelwright.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sets the stage over the public API, as any client would. One thread at a time. */
final class PlatformClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private Optional<String> token = Optional.empty();

    PlatformClient(int port) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
    }

    /** Sends JSON and answers the parsed body; anything but a success is a failure of the bench. */
    JsonNode send(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).GET();
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("GET " + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Waits until the server serves: it listens before its schemas are up to date. */
    void awaitReady() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base).resolve("/health/ready"))
                .GET()
                .build();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 200) {
            if (System.nanoTime() > end) {
                throw new IOException("the server did not get ready within a minute");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** The strong entity tag of a resource. */
    String entityTag(String path) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).GET();
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("ETag")
                .orElseThrow(() -> new IOException(path + " has no ETag"));
    }

    void signIn(String email, String password) throws IOException, InterruptedException {
        String credentials = JSON.writeValueAsString(java.util.Map.of("email", email, "password", password));
        token = Optional.of(
                send("POST", "/auth/login", credentials).get("accessToken").asText());
    }

    Optional<String> token() {
        return token;
    }

    static String json(Object value) throws IOException {
        return JSON.writeValueAsString(value);
    }
}
