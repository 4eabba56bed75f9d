package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Generations as clients ask for them. */
final class GenerationsHttpTest {

    static final String DESIGN = """
            entities:
              - name: task
                fields:
                  - { name: title, type: text, required: true, maxLength: 200 }
                  - { name: note, type: text, maxLength: 200 }
            """;

    private final Api owner = Api.somebody();
    private final TestApp app = TestApp.of(owner, DESIGN);

    /** The generation of the live version, when it has been made. */
    static Answer generated(TestApp app) {
        return generated(app, "{\"target\":\"sketch\"}");
    }

    static Answer generated(TestApp app, String request) {
        Answer job =
                app.owner().post(app.path("/generations")).json(request).send().expect(202);
        assertThat(job.header("Location").orElse("")).endsWith("/api/v1/jobs/" + job.text("id"));
        Answer ended = JobsHttpTest.ended(app.owner(), job.text("id"));
        assertThat(ended.text("state")).as(ended.body()).isEqualTo("succeeded");
        return app.owner().get("/generations/" + job.text("id")).send().expect(200);
    }

    @Test
    void generationShouldBeMadeByAJobAndShowItsFiles() throws Exception {
        Answer generation = generated(app);
        String path = "/generations/" + generation.text("id");

        assertThat(generation.text("state")).isEqualTo("succeeded");
        assertThat(generation.text("merge", "state")).isEqualTo("merged");
        assertThat(generation.at("version")).isEqualTo(Json.of(1));
        assertThat(owner.get(path + "/files").send().expect(200).body())
                .contains("\"entities/task.txt\"", "\"run.sh\",\"size\":", "\"executable\":true");
        Answer file = owner.get(path + "/files/entities/task.txt").send().expect(200);
        assertThat(file.body()).startsWith("entity task\n");
        assertThat(file.header("Content-Type")).contains("text/plain;charset=utf-8");
        owner.get(path + "/files/entities/none.txt").send().expectProblem(404, "not-found");
        owner.get(path + "/files/%2e%2e/README.md").send().expectProblem(400, "malformed-request");
        assertThat(owner.get(app.path("/generations?target=sketch&count=true"))
                        .send()
                        .expect(200)
                        .at("total"))
                .isEqualTo(Json.of(1));
        assertThat(owner.get(app.path("/versions/1")).send().text("script"))
                .isEqualTo(owner.get(path + "/files/migrations/V1.sql").send().body());
        assertThat(unzipped(path)).containsKeys("README.md", "entities/task.txt", "hooks/before.txt", "run.sh");
    }

    private Map<String, String> unzipped(String path) throws Exception {
        HttpResponse<byte[]> archive =
                Api.client().send(owner.request(path + "/archive").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(archive.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"sketch-v1.zip\"");
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void sameVersionShouldGiveTheSameCommit() {
        assertThat(generated(app).text("commit")).isEqualTo(generated(app).text("commit"));
    }

    @Test
    void generationsShouldBeCompared() {
        Answer first = generated(app);
        app.design(DESIGN.replace("note", "remark"));
        app.publish("{\"message\":\"Second\",\"acknowledge\":[" + acknowledged() + "]}")
                .expect(201);
        Answer second = generated(app);

        Answer diff = owner.get("/generations/" + second.text("id") + "/diff?from=" + first.text("id"))
                .send()
                .expect(200);
        assertThat(diff.body())
                .contains("\"path\":\"entities/task.txt\",\"kind\":\"changed\"", "-field note\\n+field remark\\n");
        owner.get("/generations/" + second.text("id") + "/diff").send().expectProblem(400, "malformed-parameter");
        assertThat(generated(app, "{\"target\":\"sketch\",\"version\":1}").text("merge", "state"))
                .isEqualTo("apart");
    }

    private String acknowledged() {
        Answer plan = owner.get(app.path("/draft/plan")).send().expect(200);
        return ((Json.JsonArray) plan.at("changes"))
                .items().stream()
                        .map(change -> "\""
                                + ((Json.JsonString) ((Json.JsonObject) change)
                                                .find("id")
                                                .orElseThrow())
                                        .value() + "\"")
                        .collect(Collectors.joining(","));
    }

    @Test
    void unknownThingsShouldBeRefused() {
        String generations = app.path("/generations");
        owner.post(generations).json("{\"target\":\"cobol\"}").send().expectProblem(422, "unknown-target");
        owner.post(generations).json("{\"target\":\"../x\"}").send().expectProblem(422, "unknown-target");
        owner.post(generations)
                .json("{\"target\":\"sketch\",\"version\":9}")
                .send()
                .expectProblem(422, "unknown-version");
        owner.get("/generations/" + UUID.randomUUID()).send().expectProblem(404, "not-found");
        TestApp unpublished = TestApp.unpublished(owner);
        owner.post(unpublished.path("/generations"))
                .json("{\"target\":\"sketch\"}")
                .send()
                .expectProblem(409, "nothing-published");
        owner.get(unpublished.path("/repository/conflicts")).send().expectProblem(404, "not-found");
    }

    @Test
    void designWithFaultsShouldBeRefusedWithThemAndNeverBeGenerated() {
        Answer refused = owner.put(app.path("/draft"))
                .ifMatch(app.draft().etag())
                .body(
                        "application/yaml",
                        DESIGN + "    rules:\n      - { expression: 'none > 1', message: 'No such field.' }\n")
                .send()
                .expectProblem(422, "invalid-design");
        assertThat(refused.body()).contains("/entities/0/rules/0/expression");

        assertThat(generated(app).at("version")).isEqualTo(Json.of(1));
        owner.post(app.path("/generations"))
                .json("{\"target\":\"sketch\",\"version\":2}")
                .send()
                .expectProblem(422, "unknown-version");
    }

    @Test
    void packageAndNameShouldBeChosenAndKept() {
        Answer first = generated(
                app, "{\"target\":\"sketch\",\"package\":\"org.example.mine\",\"name\":\"Ta\u00dfks & more\"}");
        assertThat(first.text("package")).isEqualTo("org.example.mine");
        String files = "/generations/" + first.text("id") + "/files/";
        assertThat(owner.get(files + "package.txt").send().expect(200).body())
                .isEqualTo("org.example.mine\nTa\u00dfks & more\n");

        Answer second = generated(app, "{\"target\":\"sketch\",\"name\":\"\"}");
        assertThat(second.text("package")).isEqualTo("org.example.mine");
        assertThat(second.at("name")).isEqualTo(Json.JsonNull.NULL);

        String generations = app.path("/generations");
        owner.post(generations)
                .json("{\"target\":\"sketch\",\"package\":\"../x\",\"name\":\"" + "x".repeat(121) + "\"}")
                .send()
                .expectProblem(422, "invalid-options")
                .expectFinding("/package", "malformed-package")
                .expectFinding("/name", "malformed-name");
        owner.post(generations)
                .json("{\"target\":\"sketch\",\"basePackage\":\"x\"}")
                .send()
                .expectProblem(422, "invalid")
                .expectFinding("/basePackage", "unknown-field");
    }

    @Test
    void generationShouldBeSecretToOthersAndLeaveTheListWhenItIsDeleted() {
        String path = "/generations/" + generated(app).text("id");
        Api stranger = Api.somebody();
        stranger.get(path).send().expectProblem(404, "not-found");
        stranger.get(path + "/archive").send().expectProblem(404, "not-found");
        stranger.delete(path).send().expectProblem(404, "not-found");

        owner.delete(path).send().expect(204);

        owner.get(path).send().expectProblem(404, "not-found");
        assertThat(owner.get(app.path("/repository")).send().expect(200).body()).contains("\"name\":\"generated\"");
    }

    @Test
    void repositoryShouldGoWithItsApp() {
        generated(app);
        owner.delete(app.path("")).send().expect(204);
        owner.get(app.path("/repository")).send().expectProblem(404, "not-found");
    }
}
