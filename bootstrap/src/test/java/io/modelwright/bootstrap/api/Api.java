package io.modelwright.bootstrap.api;

import io.modelwright.bootstrap.TestPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** One person's calls to the API of the shared platform: what a test says is what is sent. Safe for many threads. */
final class Api {

    static final String PASSWORD = "correct horses battery stapler";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final String email;
    private final String token;
    private final int port;

    private Api(String email, String token, int port) {
        this.email = email;
        this.token = token;
        this.port = port;
    }

    /** Somebody who has just registered and signed in, with a workspace of their own. */
    static Api somebody() {
        return somebody(TestPlatform.shared().port());
    }

    /** Somebody at another platform. */
    static Api somebody(int port) {
        String email = "person-" + PEOPLE.incrementAndGet() + "@example.org";
        Api nobody = new Api("", "", port);
        nobody.post("/auth/register")
                .json("{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\",\"displayName\":\"Somebody\"}")
                .send()
                .expect(201);
        Answer signedIn = nobody.post("/auth/login")
                .json("{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}")
                .send()
                .expect(200);
        return new Api(email, signedIn.text("accessToken"), port);
    }

    /** A client without a token. */
    static Api nobody() {
        return new Api("", "", TestPlatform.shared().port());
    }

    /** The same person in another session. */
    Api again() {
        Answer signedIn = nobody().post("/auth/login")
                .json("{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}")
                .send()
                .expect(200);
        return new Api(email, signedIn.text("accessToken"), port);
    }

    /** The same person's API key with those scopes. */
    Api withKey(Collection<String> scopes) {
        String names = scopes.stream().map(scope -> "\"" + scope + "\"").collect(Collectors.joining(","));
        String key = post("/api-keys")
                .json("{\"name\":\"key\",\"scopes\":[" + names + "]}")
                .send()
                .expect(201)
                .text("key");
        return new Api(email, key, port);
    }

    /** The same session, by way of another node. */
    Api via(TestPlatform node) {
        return new Api(email, token, node.port());
    }

    /** A program that shows a key of this person's. */
    Api bearing(String key) {
        return new Api(email, key, port);
    }

    /** Of the platform. */
    int port() {
        return port;
    }

    String email() {
        return email;
    }

    String token() {
        return token;
    }

    /** The id of the account. */
    String account() {
        return get("/me").send().expect(200).text("id");
    }

    Call get(String path) {
        return new Call("GET", path);
    }

    Call post(String path) {
        return new Call("POST", path);
    }

    Call patch(String path) {
        return new Call("PATCH", path);
    }

    Call put(String path) {
        return new Call("PUT", path);
    }

    Call delete(String path) {
        return new Call("DELETE", path);
    }

    Call call(String method, String path) {
        return new Call(method, path);
    }

    /** A request without a body, for clients that read answers as they come. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
    }

    static HttpClient client() {
        return CLIENT;
    }

    /** A value in a query string. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + (path.startsWith("/api/") ? "" : "/api/v1") + path);
    }

    /** @param code of the problem; empty where there is none */
    record Verdict(int status, String code) {}

    /** One request in the making; for one thread. */
    final class Call {

        private final HttpRequest.Builder request;
        private final String method;
        private HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();

        private Call(String method, String path) {
            this.method = method;
            this.request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
        }

        Call header(String name, String value) {
            request.header(name, value);
            return this;
        }

        Call ifMatch(String tag) {
            return header("If-Match", tag);
        }

        Call json(String text) {
            return body("application/json", text);
        }

        Call body(String type, String text) {
            return body(type, text.getBytes(StandardCharsets.UTF_8));
        }

        Call body(String type, byte[] bytes) {
            body = HttpRequest.BodyPublishers.ofByteArray(bytes);
            return header("Content-Type", type);
        }

        /** The status, and the code of the problem where there is one; a stream of events would not end. */
        Verdict sendForVerdict() {
            try {
                HttpResponse<InputStream> response =
                        CLIENT.send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream answer = response.body()) {
                    String body = response.statusCode() < 400
                            ? ""
                            : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
                    return new Verdict(response.statusCode(), body.replaceFirst("(?s).*:problem:([a-z-]+).*", "$1"));
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interruption);
            }
        }

        Answer send() {
            try {
                return new Answer(
                        CLIENT.send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interruption);
            }
        }
    }
}
