package io.modelwright.rest;

import static io.modelwright.rest.Problematic.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.identity.RegistrationMode;
import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.YamlBodies;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Apps and their drafts as people meet them. */
final class AppsHttpTest {

    private static final String DESIGN = """
            entities:
              - name: task
                recordLabel: "{title}"
                fields:
                  - { name: title, type: text, required: true, maxLength: 200 }
                  - { name: done, type: boolean, default: false }
            """;

    private static final AtomicInteger APPS = new AtomicInteger();

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

    private static String newApp() {
        String slug = "app-" + APPS.incrementAndGet();
        Http.Answer answer = http.post("/api/v1/apps")
                .bearer(token)
                .json("{\"name\":\"Tasks\",\"slug\":\"" + slug + "\"}")
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return slug;
    }

    private static Http.Call draft(String method, String app) {
        return http.call(method, "/api/v1/apps/" + app + "/draft").bearer(token);
    }

    private static String etag(Http.Answer answer) {
        return answer.header("ETag").orElseThrow(() -> new AssertionError(answer.body()));
    }

    @Test
    void appsShouldBeCreatedShownChangedAndListed() {
        Http.Answer created = http.post("/api/v1/apps")
                .bearer(token)
                .json("{\"name\":\"Field service\"}")
                .send();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("slug")).isEqualTo("field-service");
        String path = created.header("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
        assertThat(http.get(path).bearer(token).send().json()).isEqualTo(created.json());
        assertThat(http.get("/api/v1/apps/field-service").bearer(token).send().json())
                .isEqualTo(created.json());
        assertThat(http.call("PATCH", path)
                        .bearer(token)
                        .json("{\"name\":\"Fields\"}")
                        .send()
                        .text("name"))
                .isEqualTo("Fields");
        assertThat(http.get("/api/v1/apps?limit=500").bearer(token).send().body())
                .contains("\"Fields\"");
        assertThat(http.call("PATCH", path)
                        .bearer(token)
                        .json("{\"slug\":\"field-work\"}")
                        .send()
                        .text("slug"))
                .isEqualTo("field-work");
        assertThat(http.get("/api/v1/apps/field-work").bearer(token).send().text("name"))
                .isEqualTo("Fields");
        assertProblem(http.get("/api/v1/apps/field-service").bearer(token).send(), 404, "not-found");
        assertProblem(
                http.post("/api/v1/apps")
                        .bearer(token)
                        .json("{\"name\":\"x\",\"slug\":\"field-work\"}")
                        .send(),
                409,
                "slug-taken");
    }

    @Test
    void appsOfOthersShouldNotBeFound() {
        String app = newApp();
        String stranger = hexagon.signIn("stranger@example.org");

        assertProblem(http.get("/api/v1/apps/" + app).bearer(stranger).send(), 404, "not-found");
        assertProblem(
                http.get("/api/v1/apps/" + app + "/draft").bearer(stranger).send(), 404, "not-found");
        assertProblem(
                http.call("PUT", "/api/v1/apps/" + app + "/draft")
                        .bearer(stranger)
                        .header("If-Match", "\"1\"")
                        .json("{}")
                        .send(),
                404,
                "not-found");
        assertProblem(
                http.call("DELETE", "/api/v1/apps/" + app).bearer(stranger).send(), 404, "not-found");
    }

    @Test
    void draftsShouldTakeYamlAndAnswerTheBareDocumentWithIds() {
        String app = newApp();
        Http.Answer empty = draft("GET", app).send();

        Http.Answer put = draft("PUT", app)
                .header("If-Match", etag(empty))
                .body("application/yaml", DESIGN.getBytes(StandardCharsets.UTF_8))
                .send();

        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.body()).contains("\"task\"", "\"id\":");
        Http.Answer json =
                draft("GET", app).header("Accept", "application/json").send();
        Http.Answer yaml =
                draft("GET", app).header("Accept", "application/yaml").send();
        assertThat(json.json()).isEqualTo(put.json());
        assertThat(yaml.header("Content-Type")).contains("application/yaml");
        assertThat(YamlBodies.parse(yaml.body().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(json.json());
        assertThat(etag(json)).isEqualTo(etag(put)).isNotEqualTo(etag(empty));
        assertThat(draft("GET", app).header("If-None-Match", etag(put)).send().status())
                .isEqualTo(304);
    }

    @Test
    void draftsShouldBeLockedByTheirRevision() {
        String app = newApp();
        String first = etag(draft("GET", app).send());
        byte[] design = DESIGN.getBytes(StandardCharsets.UTF_8);

        assertProblem(draft("PUT", app).body("application/yaml", design).send(), 428, "revision-missing");
        assertThat(draft("PUT", app)
                        .header("If-Match", first)
                        .body("application/yaml", design)
                        .send()
                        .status())
                .isEqualTo(200);
        Http.Answer stale = draft("PUT", app)
                .header("If-Match", first)
                .body("application/yaml", design)
                .send();
        assertThat(stale.status()).isEqualTo(412);
        Problematic.assertProblem(stale);
        assertThat(stale.body()).contains("\"current\":");
        assertThat(draft("PUT", app)
                        .header("If-Match", "W/\"1\"")
                        .body("application/yaml", design)
                        .send()
                        .status())
                .isEqualTo(412);
    }

    @Test
    void draftsShouldTakeJsonPatches() {
        String app = newApp();
        Http.Answer put = draft("PUT", app)
                .header("If-Match", etag(draft("GET", app).send()))
                .body("application/yaml", DESIGN.getBytes(StandardCharsets.UTF_8))
                .send();

        Http.Answer patched = draft("PATCH", app)
                .header("If-Match", etag(put))
                .body(
                        "application/json-patch+json",
                        "[{\"op\":\"replace\",\"path\":\"/entities/0/name\",\"value\":\"job\"}]"
                                .getBytes(StandardCharsets.UTF_8))
                .send();

        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(entityId(patched)).isEqualTo(entityId(put));
        assertThat(patched.body()).contains("\"job\"").doesNotContain("\"task\"");
    }

    private static Json entityId(Http.Answer answer) {
        Json entities = ((Json.JsonObject) answer.json()).find("entities").orElseThrow();
        return ((Json.JsonObject) ((Json.JsonArray) entities).items().getFirst())
                .find("id")
                .orElseThrow();
    }

    @Test
    void draftsShouldBeRefusedWithEveryFindingAndStayAsTheyWere() {
        String app = newApp();
        Http.Answer before = draft("GET", app).send();

        Http.Answer refused = draft("PUT", app)
                .header("If-Match", etag(before))
                .json("{\"entities\":[{\"name\":\"Task\",\"fields\":[{\"name\":\"a\",\"type\":\"nothing\"}]}],\"x\":1}")
                .send();

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        Problematic.assertProblem(refused);
        assertThat(refused.body()).contains("/entities/0/name", "/entities/0/fields/0/type", "\"/x\"");
        Http.Answer after = draft("GET", app).send();
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(etag(after)).isEqualTo(etag(before));
    }

    @Test
    void jobsShouldBeListedAndUnknownOnesNotFound() {
        assertThat(http.get("/api/v1/jobs").bearer(token).send().body())
                .isEqualTo("{\"items\":[],\"nextCursor\":null}");
        assertProblem(http.get("/api/v1/jobs/nonsense").bearer(token).send(), 404, "not-found");
        assertProblem(http.get("/api/v1/jobs?state=lost").bearer(token).send(), 400, "malformed-parameter");
        assertProblem(
                http.post("/api/v1/jobs/01900000-0000-7000-8000-000000000000/cancel")
                        .bearer(token)
                        .send(),
                404,
                "not-found");
    }
}
