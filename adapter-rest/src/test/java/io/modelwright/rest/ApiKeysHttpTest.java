package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.identity.Scope;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.limits.driven.RateLimiter.Policy;
import io.modelwright.rest.edge.RestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApiKeysHttpTest {

    private static final String KEYS = "/api/v1/api-keys";

    private static Hexagon hexagon;
    private static EdgeServer server;
    private static Http http;
    private static String administrator;

    @BeforeAll
    static void serve() {
        hexagon = new Hexagon(RegistrationMode.OPEN);
        server = hexagon.serve(Hexagon.generous(hexagon.keys));
        http = new Http(server.port());
        administrator = hexagon.signIn("first@example.org");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Http.Answer make(String token, String body) {
        return http.post(KEYS).bearer(token).json(body).send();
    }

    private static String key(String token, String scopes) {
        Http.Answer made = make(token, "{\"name\":\"Export\",\"scopes\":[" + scopes + "]}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("key");
    }

    private static List<Json> items(Http.Answer page) {
        return ((Json.JsonArray) ((Json.JsonObject) page.json()).find("items").orElseThrow()).items();
    }

    @Test
    void keyShouldBeShownOnceAndListedWithoutItsSecret() {
        String token = hexagon.signIn("maker@example.org");

        Http.Answer made = make(
                token, "{\"name\":\" Nightly \",\"scopes\":[\"apps:read\",\"records:write\"],\"expiresInDays\":7}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("key")).matches("mw_[0-9A-Za-z]{49}").startsWith(made.text("start"));
        assertThat(made.text("name")).isEqualTo("Nightly");
        assertThat(made.text("scopes")).isEqualTo("[\"records:write\",\"apps:read\"]");
        assertThat(made.text("expiresAt")).isEqualTo("2026-03-08T10:00:00.123456Z");
        assertThat(made.header("Location").orElseThrow()).endsWith(KEYS + "/" + made.text("id"));
        Http.Answer page = http.get(KEYS + "?count=true").bearer(token).send();
        assertThat(items(page)).hasSize(1);
        assertThat(page.text("total")).isEqualTo("1");
        assertThat(page.body()).doesNotContain(made.text("key")).contains("\"usedAt\":null");
        assertThat(http.get("/api/v1/workspaces")
                        .bearer(made.text("key"))
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(http.get(KEYS).bearer(token).send().body()).contains("\"usedAt\":\"2026-03-01T10:00:00.123456Z\"");
    }

    @Test
    void keyShouldActForItsOwnerUntilItIsRevoked() {
        String token = hexagon.signIn("owner@example.org");
        Http.Answer made = make(token, "{\"name\":\"Everything\"}");
        String key = made.text("key");

        assertThat(http.get("/api/v1/me").bearer(key).send().text("email")).isEqualTo("owner@example.org");
        assertThat(http.post("/api/v1/workspaces")
                        .bearer(key)
                        .json("{\"name\":\"Made by key\"}")
                        .send()
                        .status())
                .isEqualTo(201);
        String path = KEYS + "/" + made.text("id");
        assertProblem(
                http.call("DELETE", path)
                        .bearer(hexagon.signIn("stranger@example.org"))
                        .send(),
                404,
                "not-found");
        assertThat(http.get("/api/v1/me").bearer(key).send().status()).isEqualTo(200);
        assertThat(http.call("DELETE", path).bearer(token).send().status()).isEqualTo(204);

        Http.Answer after = http.get("/api/v1/me").bearer(key).send();
        assertProblem(after, 401, "invalid-token");
        assertThat(after.text("detail")).isEqualTo("This API key is not valid, or not any more.");
        assertProblem(http.call("DELETE", path).bearer(token).send(), 404, "not-found");
    }

    @Test
    void typingErrorsShouldBeToldFromKeysThatAreOver() {
        String key = key(hexagon.signIn("typist@example.org"), "\"apps:read\"");
        String misspelt = key.substring(0, 51) + (key.endsWith("0") ? "1" : "0");

        Http.Answer answer = http.get("/api/v1/apps").bearer(misspelt).send();

        assertProblem(answer, 401, "invalid-token");
        assertThat(answer.text("detail")).isEqualTo("This API key is misspelt, or a part of it is missing.");
    }

    @Test
    void keysShouldExpireAndEndWithTheirAccount() {
        Hexagon other = new Hexagon(RegistrationMode.OPEN);
        try (EdgeServer clocked = other.serve(Hexagon.generous(other.keys))) {
            Http client = new Http(clocked.port());
            String first = other.signIn("first@example.org");
            String token = other.signIn("second@example.org");
            String key = client.post(KEYS)
                    .bearer(token)
                    .json("{\"name\":\"Short\",\"expiresInDays\":1}")
                    .send()
                    .text("key");
            String account = client.get("/api/v1/me").bearer(key).send().text("id");

            client.call("PATCH", "/api/v1/accounts/" + account)
                    .bearer(first)
                    .json("{\"disabled\":true}")
                    .send();
            assertProblem(client.get("/api/v1/me").bearer(key).send(), 401, "invalid-token");
            client.call("PATCH", "/api/v1/accounts/" + account)
                    .bearer(first)
                    .json("{\"disabled\":false}")
                    .send();
            assertThat(client.get("/api/v1/me").bearer(key).send().status()).isEqualTo(200);
            other.clock.advance(Duration.ofDays(1));
            assertProblem(client.get("/api/v1/me").bearer(key).send(), 401, "invalid-token");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /apps, apps:read",
        "POST, /apps, apps:write",
        "HEAD, /apps, apps:read",
        "PUT, /apps/tasks/draft, apps:write",
        "POST, /apps/tasks/versions, apps:write",
        "GET, /apps/tasks/records/task, records:read",
        "POST, /apps/tasks/records/task, records:write",
        "POST, /apps/tasks/records/task/import, records:write",
        "GET, /apps/tasks/records/events, records:read",
        "GET, /apps/tasks/members, members:read",
        "GET, /workspaces, workspaces:read",
        "PATCH, /workspaces/w, workspaces:write",
        "DELETE, /workspaces/w/members/m, members:write",
        "POST, /workspaces/w/invitations, members:write",
        "GET, /jobs/j/events, jobs:read",
        "POST, /jobs/j/cancel, jobs:write",
        "GET, /me, profile:read",
        "GET, /accounts, accounts:read",
        "PATCH, /accounts/a, accounts:write"
    })
    void wrongScopeShouldBeForbiddenAndNamed(String method, String path, String scope) {
        String others = List.of(Scope.values()).stream()
                .map(Scope::text)
                .filter(text -> !text.equals(scope))
                .map(text -> "\"" + text + "\"")
                .collect(Collectors.joining(","));
        String key = key(administrator, others);

        Http.Answer answer = http.call(method, "/api/v1" + path)
                .bearer(key)
                .json(method.equals("GET") || method.equals("HEAD") ? "" : "{}")
                .send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
        if (!method.equals("HEAD")) {
            assertProblem(answer, 403, "insufficient-scope");
            assertThat(answer.text("scope")).isEqualTo(scope);
        }
        revokeAll(administrator);
    }

    private static void revokeAll(String token) {
        for (Json shown : items(http.get(KEYS).bearer(token).send())) {
            Json id = ((Json.JsonObject) shown).find("id").orElseThrow();
            http.call("DELETE", KEYS + "/" + ((Json.JsonString) id).value())
                    .bearer(token)
                    .send();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api-keys",
        "POST, /api-keys",
        "DELETE, /api-keys/k",
        "PATCH, /me",
        "PUT, /me/password",
        "GET, /auth/sessions",
        "DELETE, /auth/sessions",
        "DELETE, /auth/sessions/s",
        "POST, /invitations/accept",
        "POST, /accounts/a/password-reset",
        "GET, /something/else",
        "GET, /apps/tasks/something",
        "GET, /apis"
    })
    void keysShouldNeverReachWhatIsForPeopleAlone(String method, String path) {
        String all = List.of(Scope.values()).stream()
                .map(scope -> "\"" + scope.text() + "\"")
                .collect(Collectors.joining(","));
        String key = key(administrator, all);

        Http.Answer answer =
                http.call(method, "/api/v1" + path).bearer(key).json("{}").send();

        assertProblem(answer, 403, "session-required");
        revokeAll(administrator);
    }

    @Test
    void keyMadeWithoutScopesShouldNotReachTheAccountsOfOthers() {
        String key = make(administrator, "{\"name\":\"Standard\"}").text("key");

        assertProblem(http.get("/api/v1/accounts").bearer(key).send(), 403, "insufficient-scope");
        assertThat(http.get("/api/v1/jobs").bearer(key).send().status()).isEqualTo(200);
        assertThat(http.get("/api/v1/accounts")
                        .bearer(key(administrator, "\"accounts:read\""))
                        .send()
                        .status())
                .isEqualTo(200);
        String ordinary = key(hexagon.signIn("ordinary@example.org"), "\"accounts:read\"");
        assertProblem(http.get("/api/v1/accounts").bearer(ordinary).send(), 403, "forbidden");
        revokeAll(administrator);
    }

    @Test
    void createShouldRefuseEveryFaultAtOnce() {
        Http.Answer answer = make(
                hexagon.signIn("faulty@example.org"),
                "{\"name\":\" \",\"scopes\":[\"records:delete\",\"apps:read\"],\"expiresInDays\":366}");

        assertProblem(answer, 422, "invalid");
        assertThat(answer.body()).contains("/name", "unknown-scope", "/expiresInDays");
        String token = hexagon.signIn("faulty@example.org");
        assertProblem(make(token, "{\"name\":\"None\",\"scopes\":[]}"), 422, "invalid");
        assertProblem(make(token, "{\"name\":\"Past\",\"expiresInDays\":0}"), 422, "invalid");
        assertProblem(make(token, "{\"name\":\"More\",\"workspace\":\"w\"}"), 422, "invalid");
    }

    @Test
    void accountShouldHaveNoMoreKeysThanItMay() {
        String token = hexagon.signIn("collector@example.org");
        for (int count = 0; count < 50; count++) {
            key(token, "\"apps:read\"");
        }

        assertProblem(make(token, "{\"name\":\"One more\"}"), 409, "too-many-keys");
        revokeAll(token);
        assertThat(make(token, "{\"name\":\"One more\"}").status()).isEqualTo(201);
    }

    @Test
    void keysShouldBeLimitedEachForItself() {
        Hexagon limited = new Hexagon(RegistrationMode.OPEN);
        Policy wide = new Policy("wide", 1_000_000, 1_000_000, Duration.ofSeconds(1));
        Policy few = new Policy("caller", 4, 4, Duration.ofSeconds(1));
        RestSettings settings = new RestSettings(
                Optional.empty(), new RestSettings.Limits(few, wide, wide, wide), limited.keys.publicKeySet());
        try (EdgeServer narrow = limited.serve(settings)) {
            Http client = new Http(narrow.port());
            String token = limited.signIn("first@example.org");
            String one = client.post(KEYS)
                    .bearer(token)
                    .json("{\"name\":\"1\"}")
                    .send()
                    .text("key");
            String other = client.post(KEYS)
                    .bearer(token)
                    .json("{\"name\":\"2\"}")
                    .send()
                    .text("key");
            for (int count = 0; count < 4; count++) {
                assertThat(client.get("/api/v1/me").bearer(one).send().status()).isEqualTo(200);
            }

            assertProblem(client.get("/api/v1/me").bearer(one).send(), 429, "quota-exceeded");
            assertThat(client.get("/api/v1/me").bearer(other).send().status()).isEqualTo(200);
            assertThat(client.get("/api/v1/me").bearer(token).send().status()).isEqualTo(200);
        }
    }
}
