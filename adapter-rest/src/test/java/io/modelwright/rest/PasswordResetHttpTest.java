package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.rest.edge.RestSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PasswordResetHttpTest {

    private static final String NEW = "seven boats drift past noon";

    private final Hexagon hexagon = new Hexagon(RegistrationMode.OPEN);
    private EdgeServer server;
    private Http http;
    private String administrator;
    private String token;
    private String account;

    @BeforeEach
    void serve() {
        server = hexagon.serve(Hexagon.generous(hexagon.keys));
        http = new Http(server.port());
        administrator = hexagon.signIn("first@example.org");
        token = hexagon.signIn("grace@example.org");
        account = id(token);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String id(String bearer) {
        return http.get("/api/v1/me").bearer(bearer).send().text("id");
    }

    private Http.Answer issue(String bearer, String whose) {
        return http.post("/api/v1/accounts/" + whose + "/password-reset")
                .bearer(bearer)
                .send();
    }

    private Http.Answer reset(String reset, String password) {
        return http.post("/api/v1/auth/password/reset")
                .json("{\"token\":\"" + reset + "\",\"password\":\"" + password + "\"}")
                .send();
    }

    private Http.Answer login(String password) {
        return http.post("/api/v1/auth/login")
                .json("{\"email\":\"grace@example.org\",\"password\":\"" + password + "\"}")
                .send();
    }

    @Test
    void resetShouldSetThePasswordOnceAndPutEverybodyOut() {
        String key = http.post("/api/v1/api-keys")
                .bearer(token)
                .json("{\"name\":\"Export\"}")
                .send()
                .text("key");
        Http.Answer issued = issue(administrator, account);
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        assertThat(issued.text("expiresAt")).isEqualTo("2026-03-02T10:00:00.123456Z");
        assertThat(login(Hexagon.PASSWORD).status()).isEqualTo(200);

        assertThat(reset(issued.text("token"), NEW).status()).isEqualTo(204);

        assertProblem(http.get("/api/v1/me").bearer(token).send(), 401, "invalid-token");
        assertProblem(http.get("/api/v1/me").bearer(key).send(), 401, "invalid-token");
        assertProblem(login(Hexagon.PASSWORD), 401, "wrong-credentials");
        assertThat(login(NEW).status()).isEqualTo(200);
        assertProblem(reset(issued.text("token"), "another " + NEW), 404, "reset-not-valid");
    }

    @Test
    void resetShouldAnswerTheSameWhateverIsWrongWithTheToken() {
        String replaced = issue(administrator, account).text("token");
        String last = issue(administrator, account).text("token");
        assertProblem(reset(last, "too short"), 422, "invalid");
        assertProblem(reset(last, "grace.grace.grace.2027"), 422, "invalid");

        Http.Answer unknown = reset("nonsense", NEW);
        assertProblem(unknown, 404, "reset-not-valid");
        assertThat(reset(replaced, NEW).text("detail")).isEqualTo(unknown.text("detail"));
        hexagon.clock.advance(Duration.ofHours(24));
        assertThat(reset(last, NEW).text("detail")).isEqualTo(unknown.text("detail"));
    }

    @Test
    void resetsShouldBeForAdministratorsWhoSignedInAlone() {
        assertProblem(issue(token, account), 403, "forbidden");
        assertProblem(issue(administrator, id(administrator)), 409, "own-account");
        assertProblem(issue(administrator, "nonsense"), 404, "not-found");
        assertProblem(
                http.post("/api/v1/accounts/" + account + "/password-reset").send(), 401, "unauthenticated");
        Http.Answer chosen = http.call("PATCH", "/api/v1/accounts/" + account)
                .bearer(administrator)
                .json("{\"password\":\"" + NEW + "\"}")
                .send();
        assertProblem(chosen, 422, "invalid");
    }

    @Test
    void resetShouldBeLimitedAsSigningInIs() {
        Policy wide = new Policy("wide", 1_000_000, 1_000_000, Duration.ofSeconds(1));
        Policy few = new Policy("sign-in-address", 3, 3, Duration.ofMinutes(1));
        RestSettings settings = new RestSettings(
                Optional.empty(), new RestSettings.Limits(wide, wide, wide, few), hexagon.keys.publicKeySet());
        try (EdgeServer narrow = hexagon.serve(settings)) {
            Http client = new Http(narrow.port());
            for (int count = 0; count < 3; count++) {
                client.post("/api/v1/auth/password/reset")
                        .json("{\"token\":\"guess\",\"password\":\"" + NEW + "\"}")
                        .send();
            }
            Http.Answer answer = client.post("/api/v1/auth/password/reset")
                    .json("{\"token\":\"guess\",\"password\":\"" + NEW + "\"}")
                    .send();
            assertProblem(answer, 429, "quota-exceeded");
            assertThat(answer.header("Retry-After")).isPresent();
        }
    }

    @Test
    void administratorsShouldEndAllSessionsOfSomebody() {
        String other = hexagon.signIn("grace@example.org");

        assertProblem(
                http.call("DELETE", "/api/v1/accounts/" + account + "/sessions")
                        .bearer(token)
                        .send(),
                403,
                "forbidden");
        assertThat(http.call("DELETE", "/api/v1/accounts/" + account + "/sessions")
                        .bearer(administrator)
                        .send()
                        .status())
                .isEqualTo(204);

        assertProblem(http.get("/api/v1/me").bearer(token).send(), 401, "invalid-token");
        assertProblem(http.get("/api/v1/me").bearer(other).send(), 401, "invalid-token");
        assertThat(http.get("/api/v1/me").bearer(administrator).send().status()).isEqualTo(200);
        assertThat(login(Hexagon.PASSWORD).status()).isEqualTo(200);
    }
}
