package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The studio as it is sent, with the small one of the test resources in the place of the real one. */
final class UiHttpTest {

    private static final String HASHED = "/assets/index-abc.js";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern NONCE = Pattern.compile("nonce=\"([A-Za-z0-9_-]{20,})\"");

    private static EdgeServer server;
    private static Http http;

    @BeforeAll
    static void serve() {
        Hexagon hexagon = new Hexagon(RegistrationMode.OPEN);
        server = hexagon.serve(Hexagon.generous(hexagon.keys));
        http = new Http(server.port());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void pageShouldComeUnderAStrictPolicyWithANonceOfItsOwn() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Http.Answer answer = http.get("/").header("Accept", BROWSER).send();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/html");
            assertThat(answer.header("Cache-Control")).contains("private, no-cache");
            assertThat(answer.header("ETag")).isEmpty();
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            String policy = answer.header("Content-Security-Policy").orElseThrow();
            Matcher nonce = NONCE.matcher(answer.body());
            assertThat(nonce.find()).isTrue();
            assertThat(policy)
                    .contains("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce.group(1) + "'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.body()).doesNotContain("__CSP_NONCE__");
            nonces.add(nonce.group(1));
        }
        assertThat(nonces).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/apps/tracker/model", "/sign-in", "/apps", "/a/b/c/d", "/apps/%C3%A4", "/apps/", "/apiary"})
    void placesOfTheStudioShouldBeItsPageToBrowsers(String path) {
        Http.Answer page = http.get(path + "?tab=1").header("Accept", BROWSER).send();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Studio</title>");
        assertProblem(http.get(path).header("Accept", "application/json").send(), 404, "not-found");
        assertProblem(http.get(path).header("Accept", "*/*").send(), 404, "not-found");
        assertProblem(http.get(path).header("Accept", "text/html;q=0, */*").send(), 404, "not-found");
        assertProblem(http.post(path).header("Accept", BROWSER).send(), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/missing-abc.js",
                "/assets/",
                "/assets",
                "/docs/nothing",
                "/health/nothing",
                "/.well-known/nothing",
                "/metrics",
                "/api",
                "/api/v2/apps",
                "/favicon.ico",
                "/apps/x.php",
                "/files.txt",
                "/assets/index-abc.js.gz",
                "/assets/ui/index.html",
                "/theme.js/x.y"
            })
    void pageShouldNotStandForWhatIsSomethingElse(String path) {
        assertProblem(http.get(path).header("Accept", BROWSER).send(), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..%2f",
                "/..%2fetc/passwd",
                "/%2e%2e/files.txt",
                "//evil.example/x",
                "//evil",
                "/assets/..%2findex.html",
                "/assets/../theme.js",
                "/assets/%2e%2e/%2e%2e/logback.xml",
                "/assets/index-abc.js%00",
                "/assets/index-abc.js;x",
                "/assets\\index-abc.js",
                "/%5c%5cevil.example",
                "/./theme.js",
                "/assets//index-abc.js"
            })
    void hostilePathsShouldBeRefused(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:modelwright:problem:");
        assertThat(answer).doesNotContain("<html").doesNotContainIgnoringCase("\r\nlocation:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%61ssets/index-abc.js", "/theme%2Ejs", "/assets/index%2Dabc.js"})
    void otherSpellingsOfNamesShouldBeNobodys(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 40[04] .*").contains("urn:modelwright:problem:");
    }

    @Test
    void hashedFilesShouldBeKeptForEverAndSentAsStored() {
        Http.Answer zipped =
                http.get(HASHED).header("Accept-Encoding", "br, gzip").send();

        assertThat(zipped.status()).isEqualTo(200);
        assertThat(zipped.header("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(zipped.header("Content-Encoding")).contains("gzip");
        assertThat(zipped.header("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(zipped.header("Vary").orElseThrow()).contains("Accept-Encoding");
        assertThat(Integer.parseInt(zipped.header("Content-Length").orElseThrow()))
                .isLessThan(http.get(HASHED).send().body().length());
    }

    @Test
    void whoeverTakesNoGzipShouldGetTheFileItself() {
        for (String encodings : new String[] {"identity", "gzip;q=0", "br"}) {
            Http.Answer plain =
                    http.get(HASHED).header("Accept-Encoding", encodings).send();

            assertThat(plain.header("Content-Encoding")).isEmpty();
            assertThat(plain.body()).startsWith("export const words").endsWith("];\n");
        }
    }

    @Test
    void otherFilesShouldBeAskedForEachTime() {
        Http.Answer first = http.get("/theme.js").send();
        String tag = first.header("ETag").orElseThrow();

        assertThat(first.body()).isEqualTo("\"use strict\";\n");
        assertThat(first.header("Cache-Control")).contains("no-cache");
        Http.Answer again = http.get("/theme.js").header("If-None-Match", tag).send();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).contains(tag);
        assertThat(http.get("/theme.js")
                        .header("If-None-Match", "\"other\"")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/,text/html", "/theme.js,text/javascript", "/assets/index-abc.js,text/javascript", "/apps,text/html"})
    void headShouldAnswerAsGetWithoutTheBody(String path, String type) throws IOException {
        String answer = raw("HEAD " + path + " HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n"
                + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Content-Type: " + type);
        assertThat(answer).matches("(?s).*\r\nContent-Length: [1-9].*");
        assertThat(answer.split("\r\n\r\n", -1)[1]).isEmpty();
    }

    @Test
    void filesShouldOnlyBeThereToBeRead() {
        for (String path : new String[] {"/", "/theme.js", HASHED}) {
            Http.Answer answer = http.post(path).send();

            assertProblem(answer, 405, "method-not-allowed");
            assertThat(answer.header("Allow")).contains("GET, HEAD");
        }
    }

    @Test
    void pageShouldHaveOneAddress() {
        Http.Answer answer = http.get("/index.html").header("Accept", BROWSER).send();

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("Location")).contains("/");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
