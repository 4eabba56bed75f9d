package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import org.junit.jupiter.api.Test;

/** Builds as clients ask for them, of a target that no image can be made of. */
final class BuildsHttpTest {

    private final Api owner = Api.somebody();
    private final TestApp app = TestApp.of(owner, GenerationsHttpTest.DESIGN);

    @Test
    void buildShouldSayWhyNoImageWasMadeAndKeepItsLog() {
        Answer job = owner.post(app.path("/builds"))
                .json("{\"target\":\"sketch\",\"version\":1,\"noCache\":true}")
                .send()
                .expect(202);
        assertThat(job.header("Location").orElse("")).endsWith("/api/v1/jobs/" + job.text("id"));

        Answer ended = JobsHttpTest.ended(owner, job.text("id"));

        assertThat(ended.text("error", "type")).isEqualTo("urn:modelwright:problem:dockerfile-missing");
        String path = "/builds/" + job.text("id");
        Answer build = owner.get(path).send().expect(200);
        assertThat(build.text("state")).isEqualTo("failed");
        assertThat(build.at("noCache")).isEqualTo(Json.of(true));
        assertThat(build.text("error", "detail")).contains("has no Dockerfile");
        Answer log = owner.get(path + "/log").send().expect(200);
        assertThat(log.header("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(log.body()).startsWith("== generate\n");
        assertThat(owner.get(app.path("/builds?target=sketch&count=true"))
                        .send()
                        .expect(200)
                        .at("total"))
                .isEqualTo(Json.of(1));
        // it was generated on the way
        assertThat(owner.get(app.path("/generations?count=true"))
                        .send()
                        .expect(200)
                        .at("total"))
                .isEqualTo(Json.of(1));
    }

    @Test
    void buildShouldBeRefusedWhenItCannotBe() {
        owner.post(app.path("/builds")).json("{\"target\":\"cobol\"}").send().expectProblem(422, "unknown-target");
        owner.post(app.path("/builds"))
                .json("{\"target\":\"sketch\",\"version\":9}")
                .send()
                .expectProblem(422, "unknown-version");
        owner.get("/builds/none").send().expectProblem(404, "not-found");
        owner.get("/disk-use").send().expectProblem(403, "forbidden");
    }
}
