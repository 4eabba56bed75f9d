package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** A deployed application at its address, used by its first administrator. Safe for many threads. */
final class DeployedApp {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** For requests without a body. */
    static final Json NOTHING = Json.object().build();

    private final String url;
    private final String token;

    private DeployedApp(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** @param deployment as its platform shows it */
    static DeployedApp signIn(Api operator, Answer deployment) throws Exception {
        Answer first = operator.post("/deployments/" + deployment.text("id") + "/administrator")
                .send()
                .expect(200);
        DeployedApp nobody = new DeployedApp(deployment.text("url"), "");
        DeployedApp fresh = nobody.signedIn(first.text("email"), first.text("password"));
        fresh.send(
                        "PUT",
                        "/api/v1/me/password",
                        Json.object()
                                .put("currentPassword", first.text("password"))
                                .put("newPassword", Api.PASSWORD)
                                .build())
                .expect(204);
        return nobody.signedIn(first.text("email"), Api.PASSWORD);
    }

    private DeployedApp signedIn(String email, String password) throws Exception {
        Answer signedIn = send(
                        "POST",
                        "/api/v1/auth/login",
                        Json.object()
                                .put("email", email)
                                .put("password", password)
                                .build())
                .expect(200);
        return new DeployedApp(url, signedIn.text("accessToken"));
    }

    /** Whether it says that it is ready; the status that it, or what stands before it, answers with; 0 where nobody does in time. */
    static int ready(Answer deployment) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(deployment.text("url") + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (HttpTimeoutException starting) {
            return 0;
        }
    }

    Answer create(String entity, Json record) throws Exception {
        return send("POST", "/api/v1/records/" + entity, record).expect(201);
    }

    Answer list(String entity) throws Exception {
        return send("GET", "/api/v1/records/" + entity + "?limit=100&sort=id", NOTHING)
                .expect(200);
    }

    Answer send(String method, String path, Json body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body.equals(NOTHING)) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofByteArray(io.modelwright.rest.json.JsonBodies.bytes(body)));
        }
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        assertThat(response).isNotNull();
        return new Answer(response);
    }
}
