package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.rest.edge.RestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EdgeHttpTest {

    private static Hexagon hexagon;
    private static EdgeServer server;
    private static Http http;
    private static String token;

    @BeforeAll
    static void serve() {
        hexagon = new Hexagon(RegistrationMode.OPEN);
        server = hexagon.serve(Hexagon.generous(hexagon.keys));
        http = new Http(server.port());
        token = hexagon.signIn("ada@example.org");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void everyAnswerShouldCarryItsIdAndTheSecurityHeaders() {
        Http.Answer answer = http.get("/api/v1/me").bearer(token).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Request-Id").orElseThrow()).hasSize(36);
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.header("RateLimit").orElseThrow()).contains(";r=");
        assertThat(answer.header("RateLimit-Policy").orElseThrow()).contains(";q=1000000;w=");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void unknownRoutesShouldBeNotFound() {
        assertProblem(http.get("/api/v1/nothing").bearer(token).send(), 404, "not-found");
        assertProblem(http.get("/nothing").send(), 404, "not-found");
    }

    @Test
    void methodsThatARouteDoesNotHaveShouldBeRefused() {
        Http.Answer answer = http.call("DELETE", "/api/v1/me").bearer(token).send();

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow").orElseThrow()).contains("GET");
        assertProblem(http.call("TRACE", "/api/v1/me").bearer(token).send(), 405, "method-not-allowed");
        assertProblem(http.call("PROPFIND", "/").send(), 405, "method-not-allowed");
    }

    @Test
    void representationsThatThereAreNotShouldBeRefused() {
        assertProblem(
                http.get("/api/v1/me")
                        .bearer(token)
                        .header("Accept", "text/html")
                        .send(),
                406,
                "not-acceptable");
        assertProblem(
                http.post("/api/v1/workspaces")
                        .bearer(token)
                        .body("text/plain", new byte[] {'{', '}'})
                        .send(),
                415,
                "unsupported-media-type");
        assertProblem(
                http.post("/api/v1/workspaces")
                        .bearer(token)
                        .body("application/json; charset=iso-8859-1", new byte[] {'{', '}'})
                        .send(),
                415,
                "unsupported-charset");
    }

    @Test
    void bodiesThatAreTooLargeShouldBeRefusedBeforeTheyAreRead() {
        byte[] large = new byte[17 * 1_024];

        assertProblem(
                http.post("/api/v1/auth/login").body("application/json", large).send(), 413, "body-too-large");
    }

    @Test
    void bodiesThatTurnOutTooLargeShouldBeRefused() throws IOException {
        String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
        String answer = raw("POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:modelwright:problem:body-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/apps/..%2f..%2fetc%2fpasswd",
                "/api/v1/apps/%2e%2e/me",
                "/api/v1/apps/..;/me",
                "/api/v1//me",
                "/api/v1/apps/x%00y",
                "/api/v1/me;admin=true",
                "/api/v1/auth/login;/../../me",
                "/api/v1/apps/a%5cb",
                "/api/v1/apps/../me",
                "/api/v1/apps/./me",
                "/api/v1/apps/x/records/..%2f..%2fme",
                "/api/v1/apps/x/records/%2e%2e/y",
                "/%c0%ae%c0%ae/etc/passwd"
            })
    void pathsOfManyMeaningsShouldBeRefused(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*").contains("urn:modelwright:problem:");
        assertThat(answer).doesNotContain("ada@example.org").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GARBAGE\r\n\r\n", "GET\r\n\r\n", "GET /x HTTP/9.9\r\n\r\n", "GET /x HTTP/1.1\r\nA B\r\n\r\n"})
    void whatIsNoHttpShouldBeAProblemToo(String text) throws IOException {
        String answer = raw(text);

        assertThat(answer)
                .matches("(?s)HTTP/1.1 (4|5)\\d\\d .*")
                .contains("application/problem+json")
                .doesNotContain("Jetty")
                .doesNotContain("<html");
    }

    @Test
    void headersWithoutEndShouldBeRefused() throws IOException {
        String answer = raw("GET /api/v1/me HTTP/1.1\r\nHost: x\r\nA: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431 ").contains("urn:modelwright:problem:header-too-large");
    }

    @Test
    void unexpectedFaultsShouldTellNothingOfTheInside() {
        Http.Answer answer =
                http.get("/api/v1/apps/x/records/task").bearer(token).send();

        assertProblem(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("secret of the inside");
    }

    @Test
    void storesThatAreAwayShouldBe503WithRetryAfter() {
        hexagon.identityStores.setAway(true);
        try {
            Http.Answer answer = http.get("/api/v1/me").bearer(token).send();

            assertProblem(answer, 503, "store-unavailable");
            assertThat(answer.header("Retry-After")).contains("2");
        } finally {
            hexagon.identityStores.setAway(false);
        }
        assertThat(http.get("/api/v1/me").bearer(token).send().status()).isEqualTo(200);
    }

    @Test
    void keysShouldBeThereForEverybody() {
        Http.Answer answer = http.get("/.well-known/jwks.json").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"kty\":\"EC\"", "\"alg\":\"ES256\"")
                .doesNotContain("\"d\"");
    }

    @Test
    void callersWhoAskTooOftenShouldWait() {
        Policy three = new Policy("caller", 3, 1, Duration.ofSeconds(1));
        Policy signIn = new Policy("sign-in", 2, 2, Duration.ofMinutes(1));
        Policy address = new Policy("sign-in-address", 5, 5, Duration.ofMinutes(1));
        RestSettings strict = new RestSettings(
                Optional.empty(),
                new RestSettings.Limits(
                        three, new Policy("open", 1_000, 1_000, Duration.ofSeconds(1)), signIn, address),
                hexagon.keys.publicKeySet());
        hexagon.limiter.reset();
        try (EdgeServer limited = hexagon.serve(strict)) {
            Http client = new Http(limited.port());
            for (int count = 0; count < 3; count++) {
                assertThat(client.get("/api/v1/me").bearer(token).send().status())
                        .isEqualTo(200);
            }
            Http.Answer answer = client.get("/api/v1/me").bearer(token).send();
            assertProblem(answer, 429, "quota-exceeded");
            assertThat(answer.header("Retry-After")).contains("2");
            assertThat(answer.header("RateLimit").orElseThrow()).isEqualTo("\"caller\";r=0;t=3");
            assertThat(answer.body()).contains("\"violated-policies\":[\"caller\"]");
            assertLoginsAreLimited(client);
        }
    }

    private static void assertLoginsAreLimited(Http client) {
        String wrong = "{\"email\":\"ada@example.org\",\"password\":\"wrong wrong wrong\"}";
        assertThat(client.post("/api/v1/auth/login").json(wrong).send().status())
                .isEqualTo(401);
        assertThat(client.post("/api/v1/auth/login").json(wrong).send().status())
                .isEqualTo(401);
        assertProblem(client.post("/api/v1/auth/login").json(wrong).send(), 429, "quota-exceeded");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
