package io.modelwright.bootstrap.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import io.modelwright.rest.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Speaks with the API as one account does. Every answer that was not asked for is a {@link DemoFailure}. */
final class DemoClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int TOO_MANY = 429;
    private static final int ATTEMPTS = 10;
    private static final int SHOWN_FINDINGS = 3;

    private final DemoWorkspace.Exchange exchange;
    private final URI api;
    private Optional<String> token = Optional.empty();
    private String cookie = "";

    DemoClient(DemoWorkspace.Exchange exchange, URI api) {
        this.exchange = exchange;
        this.api = api;
    }

    record Answer(int status, Json body, Optional<String> tag) {

        /** The text member of that name. */
        String text(String name) {
            return textOf(body, name);
        }
    }

    /** False where the account does not exist or has another password. */
    boolean signIn(String email, String password) {
        Json credentials =
                Json.object().put("email", email).put("password", password).build();
        HttpResponse<byte[]> response = send(json("POST", "/auth/login", credentials));
        if (response.statusCode() == 401) {
            return false;
        }
        token = Optional.of(expect(response, 200, "/auth/login").text("accessToken"));
        cookie = response.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
        return true;
    }

    /** False where the address is taken. */
    boolean register(Json account) {
        HttpResponse<byte[]> response = send(json("POST", "/auth/register", account));
        if (response.statusCode() == 409) {
            return false;
        }
        expect(response, 201, "/auth/register");
        return true;
    }

    void signOut() {
        expect(
                send(request("/auth/logout").header("Cookie", cookie).POST(BodyPublishers.noBody())),
                204,
                "/auth/logout");
        token = Optional.empty();
    }

    Answer read(String path) {
        return expect(send(request(path).GET()), 200, path);
    }

    Answer post(String path, Json body) {
        return expect(send(json("POST", path, body)), 201, path);
    }

    Answer patch(String path, Json body) {
        return expect(send(json("PATCH", path, body)), 200, path);
    }

    void delete(String path) {
        expect(send(request(path).DELETE()), 204, path);
    }

    Answer putYaml(String path, String tag, String yaml) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/yaml")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofString(yaml, UTF_8));
        return expect(send(request), 200, path);
    }

    private HttpRequest.Builder json(String method, String path, Json body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JsonBodies.bytes(body)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path)).timeout(TIMEOUT);
        token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
        return request;
    }

    /** A request that came too often was not looked at and is sent again after the pause that the answer names. */
    private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<byte[]> response = exchange.send(request);
            for (int attempt = 1; response.statusCode() == TOO_MANY && attempt < ATTEMPTS; attempt++) {
                Thread.sleep(Duration.ofSeconds(
                        response.headers().firstValueAsLong("Retry-After").orElse(1)));
                response = exchange.send(request);
            }
            return response;
        } catch (IOException e) {
            throw new DemoFailure("the server does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("it was interrupted", e);
        }
    }

    private static Answer expect(HttpResponse<byte[]> response, int status, String path) {
        Json body = body(response);
        if (response.statusCode() != status) {
            throw new DemoFailure(response.request().method() + " " + path + " was answered with "
                    + response.statusCode() + reason(body));
        }
        return new Answer(status, body, response.headers().firstValue("ETag"));
    }

    private static Json body(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.body().length == 0 || !type.contains("json")) {
            return Json.JsonNull.NULL;
        }
        try {
            return JsonBodies.parse(response.body());
        } catch (ProblemException e) {
            throw new DemoFailure("an answer of the server is not JSON", e);
        }
    }

    /** What a problem document says, with the first of the faults that it names. */
    private static String reason(Json problem) {
        if (!(problem instanceof Json.JsonObject object)) {
            return "";
        }
        StringBuilder reason = new StringBuilder();
        if (object.find("detail").orElse(Json.JsonNull.NULL) instanceof Json.JsonString(String detail)) {
            reason.append(": ").append(detail);
        }
        if (object.find("errors").orElse(Json.JsonNull.NULL) instanceof Json.JsonArray(List<Json> errors)) {
            errors.stream()
                    .limit(SHOWN_FINDINGS)
                    .forEach(error -> reason.append(" [")
                            .append(textOf(error, "pointer"))
                            .append(": ")
                            .append(textOf(error, "message"))
                            .append(']'));
        }
        return reason.toString();
    }

    /** The text member of that name of an object of the API. */
    static String textOf(Json value, String name) {
        if (member(value, name) instanceof Json.JsonString(String text)) {
            return text;
        }
        throw unexpected(name);
    }

    /** The list member of that name. */
    static List<Json> listOf(Json value, String name) {
        if (member(value, name) instanceof Json.JsonArray(List<Json> items)) {
            return items;
        }
        throw unexpected(name);
    }

    static Json member(Json value, String name) {
        if (value instanceof Json.JsonObject object) {
            return object.find(name).orElseThrow(() -> unexpected(name));
        }
        throw unexpected(name);
    }

    private static DemoFailure unexpected(String name) {
        return new DemoFailure("an answer of the server lacks \"" + name + "\"");
    }
}
