package io.modelwright.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.rest.edge.RestSettings;
import io.modelwright.rest.edge.TrustedProxies;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CorsHttpTest {

    private static final String PAGES = "https://pages.example.org";
    private static final String ALLOW = "Access-Control-Allow-Origin";

    private static EdgeServer server;
    private static EdgeServer closed;
    private static Http http;
    private static Http closedHttp;
    private static String token;

    @BeforeAll
    static void serve() {
        Hexagon hexagon = new Hexagon(RegistrationMode.OPEN);
        token = hexagon.signIn("ada@example.org");
        RestSettings usual = Hexagon.generous(hexagon.keys);
        closed = hexagon.serve(usual);
        closedHttp = new Http(closed.port());
        server = hexagon.serve(new RestSettings(
                Optional.of("https://studio.example.org"),
                usual.limits(),
                usual.accessTokenKeys(),
                Set.of(PAGES, "http://localhost:3000"),
                TrustedProxies.NONE));
        http = new Http(server.port());
    }

    @AfterAll
    static void close() {
        server.close();
        closed.close();
    }

    private static void assertClosed(Http.Answer answer) {
        assertThat(answer.response().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void pagesOfNamedOriginsShouldReadAnswersAndErrors() {
        for (Http.Answer answer : new Http.Answer[] {
            http.get("/api/v1/me").bearer(token).header("Origin", PAGES).send(),
            http.get("/api/v1/me").header("Origin", PAGES).send(),
            http.get("/api/v1/nothing").bearer(token).header("Origin", PAGES).send(),
            http.call("TRACE", "/api/v1/me").header("Origin", PAGES).send(),
            http.get("/api/v1/me;admin").header("Origin", PAGES).send(),
            http.get("/api/v1/apps/x/records/task")
                    .bearer(token)
                    .header("Origin", PAGES)
                    .send()
        }) {
            assertThat(answer.header(ALLOW)).as(answer.body()).contains(PAGES);
            assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
            assertThat(answer.header("Access-Control-Expose-Headers").orElseThrow())
                    .contains("ETag", "Location", "RateLimit", "Retry-After", "Idempotent-Replayed", "X-Request-Id");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @Test
    void preflightsShouldBeAnsweredForRoutesOfBothDrivers() {
        for (String path : new String[] {"/api/v1/apps", "/api/v1/apps/x/records/task"}) {
            Http.Answer answer = http.call("OPTIONS", path)
                    .header("Origin", PAGES)
                    .header("Access-Control-Request-Method", "PATCH")
                    .header("Access-Control-Request-Headers", "authorization, if-match")
                    .send();

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header(ALLOW)).contains(PAGES);
            assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow())
                    .contains("PATCH", "DELETE");
            assertThat(answer.header("Access-Control-Allow-Headers").orElseThrow())
                    .contains("Authorization", "If-Match", "Idempotency-Key");
            assertThat(answer.header("Access-Control-Max-Age")).contains("7200");
            assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "https://PAGES.example.org",
                "https://pages.example.org:443",
                "https://pages.example.org:8443",
                "https://pages.example.org/",
                "http://pages.example.org",
                "https://pages.example.org.evil.example",
                "https://evilpages.example.org",
                "https://evil.example/https://pages.example.org",
                "https://pages.example.org@evil.example",
                "https://pages.example.org https://evil.example",
                "https://evil.example, https://pages.example.org",
                "https://studio.example.org"
            })
    void otherOriginsShouldGetNothing(String origin) {
        assertClosed(
                http.get("/api/v1/me").bearer(token).header("Origin", origin).send());
        Http.Answer preflight = http.call("OPTIONS", "/api/v1/me")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "GET")
                .send();
        assertClosed(preflight);
        assertThat(preflight.status()).isNotEqualTo(204);
        assertThat(preflight.response().headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void twoOriginsShouldBeNone() {
        assertClosed(http.get("/api/v1/me")
                .bearer(token)
                .header("Origin", PAGES)
                .header("Origin", "https://evil.example")
                .send());
    }

    @Test
    void routesOfTheCookieShouldBeForNoOtherOrigin() {
        for (String path : new String[] {"login", "refresh", "logout", "register", "setup", "sessions"}) {
            assertClosed(http.call("OPTIONS", "/api/v1/auth/" + path)
                    .header("Origin", PAGES)
                    .header("Access-Control-Request-Method", "POST")
                    .send());
            Http.Answer answer = http.post("/api/v1/auth/" + path)
                    .header("Origin", PAGES)
                    .json("{\"email\":\"ada@example.org\",\"password\":\"x\"}")
                    .send();
            assertClosed(answer);
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void nothingShouldBeAllowedWhereNothingIsConfigured() {
        Http.Answer answer = closedHttp
                .get("/api/v1/me")
                .bearer(token)
                .header("Origin", PAGES)
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertClosed(answer);
    }
}
