package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelwright.core.shared.Json;
import io.modelwright.testkit.Poll;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From a click to what answers at a stable address, with programs in the place of containers. */
final class DeploymentsHttpTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private final TestApp app = TestApp.published();
    private final Api owner = app.owner();

    private Answer ended(Answer accepted) throws Exception {
        String job = "/jobs/" + accepted.text("id");
        Poll.until(
                "the end of the job",
                Duration.ofSeconds(60),
                () -> owner.get(job).send().at("finishedAt") instanceof Json.JsonString);
        return owner.get(job).send().expect(200);
    }

    private Answer deployed() throws Exception {
        Answer job = ended(owner.post(app.path("/deployments"))
                .json("{\"target\":\"java\"}")
                .send()
                .expect(202));
        assertThat(job.text("state")).isEqualTo("succeeded");
        return owner.get("/deployments/" + job.text("result", "deployment"))
                .send()
                .expect(200);
    }

    private static HttpResponse<String> open(Answer deployment, String path) throws Exception {
        return BROWSER.send(
                HttpRequest.newBuilder(URI.create(deployment.text("url") + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private void steer(Answer deployment, String steering) throws Exception {
        Answer job = ended(owner.post("/deployments/" + deployment.text("id") + "/" + steering)
                .send()
                .expect(202));
        assertThat(job.text("state")).isEqualTo("succeeded");
    }

    @Test
    void deploymentShouldBeFoundWhereItIsWhateverIsReleased() throws Exception {
        Answer first = deployed();
        assertThat(first.text("state")).isEqualTo("running");
        assertThat(first.text("health")).isEqualTo("healthy");
        assertThat(first.text("environment")).isEqualTo("production");
        assertThat(open(first, "/some/path?x=1").body()).isEqualTo("version 1 at /some/path?x=1");

        app.design(
                TestApp.DESIGN.replace("type: longText }", "type: longText }\n      - { name: remark, type: text }"));
        app.publish("{\"message\":\"Second\"}").expect(201);
        Answer second = deployed();
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(second.text("url")).isEqualTo(first.text("url"));
        assertThat(open(second, "/").body()).startsWith("version 2");

        String path = "/deployments/" + first.text("id");
        Answer back = ended(owner.post(path + "/rollback").json("{}").send().expect(202));
        assertThat(back.text("state")).isEqualTo("succeeded");
        assertThat(open(first, "/").body()).startsWith("version 1");
        owner.post(path + "/rollback").json("{\"release\":9}").send().expectProblem(409, "no-former-release");

        Answer releases =
                owner.get(path + "/releases?limit=2&count=true").send().expect(200);
        assertThat(releases.at("items", 0, "number")).isEqualTo(Json.of(3));
        assertThat(releases.at("items", 0, "rollbackTo")).isEqualTo(Json.of(1));
        assertThat(releases.text("items", 1, "state")).isEqualTo("former");
        assertThat(releases.at("total")).isEqualTo(Json.of(3));
        assertThat(owner.get(path + "/releases?cursor=" + releases.text("nextCursor"))
                        .send()
                        .expect(200)
                        .at("items", 0, "number"))
                .isEqualTo(Json.of(1));
    }

    @Test
    void releaseOfAnotherEnvironmentShouldBePromotedAndLossesAcknowledged() throws Exception {
        String path = app.path("/deployments");
        ended(owner.post(path)
                .json("{\"target\":\"java\",\"environment\":\"staging\"}")
                .send()
                .expect(202));
        Answer job = ended(owner.post(path)
                .json("{\"environment\":\"production\",\"from\":\"staging\"}")
                .send()
                .expect(202));
        assertThat(job.text("state")).isEqualTo("succeeded");
        Answer production = owner.get("/deployments/" + job.text("result", "deployment"))
                .send()
                .expect(200);
        assertThat(production.text("release", "promotedFrom", "environment")).isEqualTo("staging");
        assertThat(production.at("release", "promotedFrom", "release")).isEqualTo(Json.of(1));
        assertThat(open(production, "/").body()).startsWith("version 1");
        owner.post(path).json("{\"from\":\"staging\"}").send().expectProblem(409, "release-serves");
        owner.post(path).json("{\"from\":\"studio\"}").send().expectProblem(422, "unknown-environment");
        owner.post(path).json("{\"environment\":\"production\"}").send().expectProblem(422, "unknown-target");
    }

    @Test
    void firstAccountShouldBeShownAndThatItWas() throws Exception {
        Answer deployment = deployed();
        String path = "/deployments/" + deployment.text("id") + "/administrator";

        Answer shown = owner.post(path).send().expect(200);

        assertThat(shown.text("email")).isEqualTo("admin@example.com");
        assertThat(shown.text("password")).matches("[0-9a-f]{48}");
        assertThat(owner.post(path).send().expect(200).text("password")).isEqualTo(shown.text("password"));
        String workspace = owner.get(app.path("")).send().expect(200).text("workspace");
        Answer trail = owner.get("/workspaces/" + workspace + "/audit?action=deployment.administrator-shown")
                .send()
                .expect(200);
        assertThat(trail.items("action")).hasSize(2);
        assertThat(trail.body()).doesNotContain(shown.text("password"));
    }

    @Test
    void deploymentShouldStopStartAndGo() throws Exception {
        Answer deployment = deployed();
        String path = "/deployments/" + deployment.text("id");

        steer(deployment, "stop");
        assertThat(open(deployment, "/").statusCode()).isEqualTo(503);
        assertThat(owner.get(path).send().text("state")).isEqualTo("stopped");
        steer(deployment, "start");
        assertThat(open(deployment, "/").statusCode()).isEqualTo(200);
        steer(deployment, "restart");
        assertThat(open(deployment, "/").statusCode()).isEqualTo(200);

        ended(owner.delete(path).send().expect(202));
        owner.get(path).send().expectProblem(404, "not-found");
        assertThatThrownBy(() -> open(deployment, "/")).isInstanceOf(ConnectException.class);
    }

    @Test
    void whatFailsShouldSayWhyAndServeNothing() throws Exception {
        Answer job = ended(owner.post(app.path("/deployments"))
                .json("{\"target\":\"typescript\",\"environment\":\"trial\"}")
                .send()
                .expect(202));
        assertThat(job.text("state")).isEqualTo("failed");
        assertThat(job.text("error", "type")).isEqualTo("urn:modelwright:problem:compile-failed");

        Answer environments = owner.get(app.path("/environments")).send().expect(200);
        assertThat(environments.text("items", 0, "name")).isEqualTo("studio");
        assertThat(environments.text("items", 1, "deployment", "state")).isEqualTo("failed");
        String path = "/deployments/" + environments.text("items", 1, "deployment", "id");
        assertThat(owner.get(path + "/releases").send().text("items", 0, "error", "detail"))
                .isEqualTo("It does not compile: line 1.");
        owner.get(path + "/logs").send().expectProblem(409, "no-release");
        owner.post(path + "/stop").send().expectProblem(409, "no-release");
    }

    @Test
    void logShouldBeFollowed() throws Exception {
        String path = "/deployments/" + deployed().text("id") + "/logs";
        HttpResponse<Stream<String>> lines = BROWSER.send(owner.request(path).build(), BodyHandlers.ofLines());
        try (Stream<String> all = lines.body()) {
            assertThat(all.filter(line -> line.startsWith("data:")).findFirst().orElseThrow())
                    .contains("version 1 starts");
        }
    }

    @Test
    void wishesShouldBeRefusedByName() {
        String path = app.path("/deployments");
        owner.post(path).json("{\"target\":\"cobol\"}").send().expectProblem(422, "unknown-target");
        owner.post(path).json("{\"target\":\"java\",\"version\":9}").send().expectProblem(422, "unknown-version");
        owner.post(path)
                .json("{\"target\":\"java\",\"environment\":\"../../etc\"}")
                .send()
                .expectProblem(422, "invalid-environment");
        owner.post(path).json("{\"target\":\"java\",\"data\":\"all\"}").send().expectProblem(422, "invalid-data");
        owner.get("/deployments/" + UUID.randomUUID()).send().expectProblem(404, "not-found");
        TestApp unpublished = TestApp.unpublished(owner);
        owner.post(unpublished.path("/deployments"))
                .json("{\"target\":\"java\"}")
                .send()
                .expectProblem(409, "nothing-published");
    }

    @Test
    void deploymentShouldBeSecretToOthers() throws Exception {
        String path = "/deployments/" + deployed().text("id");
        Api other = Api.somebody();
        other.get(path).send().expectProblem(404, "not-found");
        other.get(path + "/logs").send().expectProblem(404, "not-found");
        other.post(path + "/stop").send().expectProblem(404, "not-found");
        other.delete(path).send().expectProblem(404, "not-found");
    }
}
