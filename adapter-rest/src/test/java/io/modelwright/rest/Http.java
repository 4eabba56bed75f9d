package io.modelwright.rest;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client without cookies and opinions: what a test says is what is sent. */
final class Http {

    private static final HttpClient ANYWHERE =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final HttpClient client;

    Http(int port) {
        this(port, ANYWHERE);
    }

    /** A client that calls from that address of this machine. */
    Http(int port, InetAddress from) {
        this(
                port,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .localAddress(from)
                        .build());
    }

    private Http(int port, HttpClient client) {
        this.port = port;
        this.client = client;
    }

    Call get(String path) {
        return new Call("GET", path);
    }

    Call post(String path) {
        return new Call("POST", path);
    }

    Call call(String method, String path) {
        return new Call(method, path);
    }

    /** One request in the making; for one thread. */
    final class Call {

        private final String method;
        private final String path;
        private final List<String> headers = new ArrayList<>();
        private byte[] body = {};

        private Call(String method, String path) {
            this.method = method;
            this.path = path;
        }

        Call header(String name, String value) {
            headers.add(name);
            headers.add(value);
            return this;
        }

        Call bearer(String token) {
            return header("Authorization", "Bearer " + token);
        }

        Call json(String text) {
            return body("application/json", text.getBytes(StandardCharsets.UTF_8));
        }

        Call body(String type, byte[] bytes) {
            body = bytes;
            return header("Content-Type", type);
        }

        Answer send() {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            if (!headers.isEmpty()) {
                request.headers(headers.toArray(String[]::new));
            }
            try {
                return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interruption);
            }
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        Json json() {
            return JsonBodies.parse(body().getBytes(StandardCharsets.UTF_8));
        }

        /** The text of a member of the answer's object; numbers and others as JSON. */
        String text(String member) {
            Json value = ((Json.JsonObject) json()).find(member).orElseThrow(() -> new AssertionError(body()));
            return value instanceof Json.JsonString(String text)
                    ? text
                    : new String(JsonBodies.bytes(value), StandardCharsets.UTF_8);
        }
    }
}
