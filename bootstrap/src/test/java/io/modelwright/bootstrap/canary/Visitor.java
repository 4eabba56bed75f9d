package io.modelwright.bootstrap.canary;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Somebody who calls the API of a platform, with a token or without. */
record Visitor(int port, Optional<String> token) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What came back. */
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text(String member) {
            Json body = JsonBodies.parse(response.body().getBytes(StandardCharsets.UTF_8));
            return ((Json.JsonObject) body)
                    .find(member)
                    .map(value -> value instanceof Json.JsonString(String text) ? text : value.toString())
                    .orElseThrow(() -> new AssertionError(member + " is not in " + response.body()));
        }

        /** The value of the cookie that is set. */
        String cookie() {
            String field = response.headers().firstValue("Set-Cookie").orElseThrow();
            return field.substring(field.indexOf('=') + 1, field.indexOf(';'));
        }

        Reply expect(int status) {
            if (status() != status) {
                throw new AssertionError("not " + status + " but " + status() + ": " + response.body());
            }
            return this;
        }
    }

    Reply send(String method, String path, String type, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", type);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    Reply post(String path, String json, String... headers) {
        return send("POST", path, "application/json", json, headers);
    }

    Visitor with(String accessToken) {
        return new Visitor(port, Optional.of(accessToken));
    }
}
