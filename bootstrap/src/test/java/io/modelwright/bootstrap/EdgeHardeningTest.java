package io.modelwright.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.config.Settings;
import io.modelwright.bootstrap.config.Settings.Http;
import io.modelwright.rest.edge.TrustedProxies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge of the platform as it is wired, on the wire: behind https, with a short patience. */
final class EdgeHardeningTest {

    private static final Duration IDLE = Duration.ofMillis(700);
    private static OwnPlatform platform;

    @BeforeAll
    static void start() throws Exception {
        platform = OwnPlatform.start(EdgeHardeningTest::behindHttps);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static Settings behindHttps(Settings usual) {
        Http http = new Http(
                usual.http().host(),
                0,
                Optional.of("https://studio.example.org"),
                usual.http().threads(),
                TrustedProxies.NONE,
                Set.of(),
                IDLE,
                Duration.ZERO,
                usual.http().grace());
        return new Settings(
                http,
                usual.admin(),
                usual.database(),
                usual.redis(),
                usual.registration(),
                usual.secrets(),
                usual.uploads(),
                usual.files(),
                usual.repositories(),
                usual.deployments(),
                usual.limits(),
                usual.jobs(),
                usual.log());
    }

    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String get(String method, String path) throws IOException {
        return raw(platform.port(), method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    private static String leave(String... headers) throws IOException {
        String lines = String.join("\r\n", headers);
        return raw(
                platform.port(),
                "POST /api/v1/auth/logout HTTP/1.1\r\nHost: x\r\n" + lines
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/me,401",
        "GET,/api/v1/apps/x/records/y,401",
        "GET,/nothing,404",
        "POST,/nothing,404",
        "GET,/health/live,200",
        "GET,/health/ready,200",
        "GET,/health/other,404",
        "POST,/health/live,405",
        "GET,/.well-known/jwks.json,200",
        "POST,/.well-known/jwks.json,405",
        "GET,/.well-known/other,404",
        "TRACE,/api/v1/me,405",
        "TRACK,/api/v1/apps/x/records/y,405",
        "TRACE,/health/live,405",
        "TRACE,/.well-known/jwks.json,405",
        "PROPFIND,/,405",
        "CONNECT,/api/v1/me,400",
        "GET,/api/v1/%2e%2e/x,400",
        "GET,/a;b,400",
        "GET,/api/v1//me,400",
        "G@RBAGE,/,400"
    })
    void everyAnswerShouldCarryWhatBrowsersMustKnow(String method, String path, int status) throws IOException {
        String answer = get(method, path).toLowerCase(Locale.ROOT);

        assertThat(answer).startsWith("http/1.1 " + status + " ");
        assertThat(answer.split("\r\n\r\n", 2)[0])
                .contains("x-content-type-options: nosniff")
                .contains("content-security-policy: default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("referrer-policy: no-referrer")
                .contains("cross-origin-resource-policy: same-origin")
                .contains("strict-transport-security: max-age=31536000")
                .contains(
                        path.endsWith("jwks.json") && status == 200 ? "public, max-age=300" : "cache-control: no-store")
                .doesNotContain("\r\nserver:")
                .doesNotContain("x-powered-by");
        assertThat(answer).doesNotContain("jetty").doesNotContain("dropwizard").doesNotContain("<html");
        if (status >= 400 && !answer.contains("x-request-id")) {
            assertThat(answer).contains("urn:modelwright:problem:");
        }
    }

    /** A client that is not told sends its next request into a connection that nobody reads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%c0%af HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "G@RBAGE / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n"
            })
    void endOfTheConnectionShouldBeToldWhenTheRequestCannotBeRead(String request) throws IOException {
        String answer = raw(platform.port(), request);

        assertThat(answer).startsWith("HTTP/1.1 400 ").containsIgnoringCase("\r\nConnection: close\r\n");
    }

    @Test
    void headersShouldNotStandTwice() throws IOException {
        for (String path : new String[] {"/api/v1/me", "/nothing", "/health/live", "/.well-known/jwks.json"}) {
            String head = get("GET", path).split("\r\n\r\n", 2)[0];
            assertThat(head.lines()
                            .map(line -> line.split(":", 2)[0].toLowerCase(Locale.ROOT))
                            .filter(name -> !name.equals("vary")))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil\u001b[31m", "../../etc", "11111111-1111-1111-1111-111111111111"})
    void idsOfRequestsShouldBeOurs(String sent) throws IOException {
        String answer = raw(
                platform.port(),
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + sent + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).doesNotContain(sent);
    }

    @Test
    void theAdminPortShouldBeOfThisMachineAndKeepToItsPage() throws IOException {
        assertThat(new Settings.Admin(Settings.Admin.DEFAULT_HOST, 1).host()).isEqualTo("127.0.0.1");
        for (String method : new String[] {"TRACE", "TRACK", "POST", "PUT", "DELETE", "OPTIONS"}) {
            String answer = raw(
                    platform.adminPort(),
                    method + " /metrics HTTP/1.1\r\nHost: x\r\nX-Secret: mirrored\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(method).startsWith("HTTP/1.1 405 ").doesNotContain("mirrored");
            assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("jetty").doesNotContain("\r\nserver:");
        }
        String missing = raw(platform.adminPort(), "GET /tasks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(missing).startsWith("HTTP/1.1 404 ");
        assertThat(missing.toLowerCase(Locale.ROOT)).doesNotContain("jetty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Slow: ",
                "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
                ""
            })
    void whoSendsNothingMoreShouldBeDropped(String beginning) throws IOException {
        long start = System.nanoTime();
        String answer = raw(platform.port(), beginning);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(IDLE.dividedBy(2), Duration.ofSeconds(15));
        assertThat(answer).doesNotContain("HTTP/1.1 200").doesNotContain("Exception");
    }

    @Test
    void headersOfTheProxyKindShouldNotBeBelieved() throws IOException {
        String answer =
                leave("X-Forwarded-Host: evil.example", "X-Forwarded-Proto: gopher", "Origin: https://evil.example");

        assertThat(answer).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void leavingShouldClearWhatTheBrowserKept() throws IOException {
        String answer = leave("Origin: https://studio.example.org", "Sec-Fetch-Site: same-origin");

        assertThat(answer)
                .startsWith("HTTP/1.1 204 ")
                .containsIgnoringCase("Clear-Site-Data: \"cache\", \"storage\"")
                .containsIgnoringCase(
                        "Set-Cookie: __Secure-modelwright_refresh=; Path=/api/v1/auth; Max-Age=0; HttpOnly;"
                                + " SameSite=Strict; Secure");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example,same-origin",
        "https://studio.example.org,cross-site",
        "https://studio.example.org,same-site",
        "null,none",
        "http://studio.example.org,none",
        "https://studio.example.org:8443,none",
        "https://studio.example.org.evil.example,none"
    })
    void otherSitesShouldNotUseTheCookie(String origin, String site) throws IOException {
        for (String route : new String[] {"login", "register", "setup", "refresh", "logout"}) {
            String answer = raw(
                    platform.port(),
                    "POST /api/v1/auth/" + route + " HTTP/1.1\r\nHost: studio.example.org\r\nOrigin: " + origin
                            + "\r\nSec-Fetch-Site: " + site
                            + "\r\nContent-Type: application/json\r\nContent-Length: 74\r\n"
                            + "Connection: close\r\n\r\n"
                            + "{\"email\":\"a@example.org\",\"password\":\"x\",\"displayName\":\"A\",\"token\":\"tttttt\"}");
            assertThat(answer).as(route).startsWith("HTTP/1.1 4");
            assertThat(answer).as(route).matches("(?s)HTTP/1.1 (403|400) .*");
        }
    }
}
