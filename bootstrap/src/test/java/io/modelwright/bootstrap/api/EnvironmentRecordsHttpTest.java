package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.GeneratedPrograms;
import io.modelwright.core.shared.AccountId;
import io.modelwright.core.shared.Json;
import io.modelwright.ports.deploy.driven.AppTokens.Visit;
import io.modelwright.security.JwtAppTokens;
import io.modelwright.testkit.Poll;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is particular to records of a deployed app beside their contract, with a generated application. */
final class EnvironmentRecordsHttpTest {

    private static final TestApp APP = deployed();

    private final Api owner = APP.owner();

    private static TestApp deployed() {
        TestApp app = TestApp.published();
        DeployedRecords.deploy(app);
        return app;
    }

    private static String production(String rest) {
        return APP.path("/environments/production/records/" + rest);
    }

    private Answer ended(Answer accepted) throws Exception {
        String job = "/jobs/" + accepted.text("id");
        Poll.until(
                "the end of the job",
                Duration.ofSeconds(60),
                () -> owner.get(job).send().at("finishedAt") instanceof Json.JsonString);
        return owner.get(job).send().expect(200);
    }

    @Test
    void recordsOfTheStudioAndOfADeploymentShouldBeApart() {
        Answer created = owner.post(production("tag"))
                .json("{\"name\":\"there\"}")
                .send()
                .expect(201);

        assertThat(created.header("Location")).contains("/api/v1" + production("tag/" + created.text("id")));
        assertThat(created.header("App-Version")).contains("1");
        assertThat(created.text("createdBy")).isEqualTo(owner.account());
        owner.get(created.header("Location").orElseThrow()).send().expect(200);
        owner.get(APP.records("tag/" + created.text("id"))).send().expectProblem(404, "not-found");
    }

    @Test
    void studioShouldBeAnEnvironmentToo() {
        String studio = APP.path("/environments/studio/records/tag");
        Answer created = owner.post(studio)
                .header("Idempotency-Key", "once-in-the-studio")
                .json("{\"name\":\"here\"}")
                .send()
                .expect(201);
        Answer again = owner.post(studio)
                .header("Idempotency-Key", "once-in-the-studio")
                .json("{\"name\":\"here\"}")
                .send()
                .expect(201);
        assertThat(again.text("id")).isEqualTo(created.text("id"));
        assertThat(owner.get(APP.records("tag/" + created.text("id"))).send().body())
                .isEqualTo(created.body());
        assertThat(owner.get(created.header("Location").orElseThrow())
                        .send()
                        .expect(200)
                        .body())
                .isEqualTo(created.body());
    }

    @Test
    void whatIsNotThereShouldSayWhatItIs() {
        owner.get(APP.path("/environments/staging/records/tag")).send().expectProblem(404, "not-found");
        owner.get(APP.path("/environments/production/users")).send().expectProblem(404, "not-found");
        owner.get(APP.path("/environments/production/records")).send().expectProblem(404, "not-found");
        owner.get(production("nothing")).send().expectProblem(404, "not-found");
        owner.get(production("tag")).header("App-Version", "2").send().expectProblem(409, "other-version");
        owner.get(production("tag")).header("App-Version", "one").send().expectProblem(400, "malformed-request");
        owner.get(production("tag")).header("App-Version", "1").send().expect(200);
        Answer invalid = owner.post(production("tag")).json("{}").send().expectProblem(422, "invalid-record");
        assertThat(invalid.text("instance"))
                .isEqualTo(invalid.header("X-Request-Id").orElseThrow());
    }

    @Test
    void keysShouldReachWhatTheirScopesNameAlone() {
        Api reading = owner.withKey(List.of("records:read"));
        reading.get(production("tag")).send().expect(200);
        reading.post(production("tag")).json("{\"name\":\"x\"}").send().expectProblem(403, "insufficient-scope");
        owner.withKey(List.of("apps:read")).get(production("tag")).send().expectProblem(403, "insufficient-scope");
        Api.somebody().get(production("tag")).send().expectProblem(404, "not-found");
    }

    @Test
    void tokensOfThePlatformShouldOpenRecordsAlone() throws Exception {
        String id = owner.get(APP.path("")).send().expect(200).text("id");
        String url = owner.get(APP.path("/deployments")).send().expect(200).text("items", 0, "url");
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String token = new JwtAppTokens()
                .issue(
                        GeneratedPrograms.secret(id),
                        new Visit(
                                new AccountId(UUID.fromString(owner.account())),
                                owner.email(),
                                List.of("admin"),
                                now,
                                now.plusSeconds(60)));
        Map<String, Integer> expected = Map.of("/records/tag", 200, "/users", 401, "/me", 401, "/meta", 401);
        for (Map.Entry<String, Integer> path : expected.entrySet()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path.getKey()))
                    .header("Authorization", "Bearer " + token)
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .as(path.getKey())
                    .isEqualTo(path.getValue());
        }
    }

    @Test
    void stoppedDeploymentsShouldSayThatTheyAre() throws Exception {
        TestApp app = deployed();
        Api own = app.owner();
        String records = app.path("/environments/production/records/tag");
        String deployment = "/deployments/"
                + own.get(app.path("/deployments")).send().expect(200).text("items", 0, "id");
        String stopping = own.post(deployment + "/stop").send().expect(202).text("id");
        own.get(records).send().expectProblem(409, "environment-stopped");
        Poll.until(
                "the end of the job",
                Duration.ofSeconds(60),
                () -> own.get("/jobs/" + stopping).send().at("finishedAt") instanceof Json.JsonString);
        own.get(records).send().expectProblem(409, "environment-stopped");
        Answer none = owner.post(APP.path("/deployments"))
                .json("{\"target\":\"typescript\",\"environment\":\"trial\"}")
                .send()
                .expect(202);
        assertThat(ended(none).text("state")).isEqualTo("failed");
        owner.get(APP.path("/environments/trial/records/tag")).send().expectProblem(409, "no-release");
    }

    @Test
    void programsThatAreNoSuchApplicationShouldNotBeTakenForOne() throws Exception {
        TestApp app = TestApp.published();
        String job = app.owner()
                .post(app.path("/deployments"))
                .json("{\"target\":\"java\"}")
                .send()
                .expect(202)
                .text("id");
        Poll.until(
                "the end of the job",
                Duration.ofSeconds(60),
                () -> app.owner().get("/jobs/" + job).send().at("finishedAt") instanceof Json.JsonString);
        Answer answer = app.owner()
                .get(app.path("/environments/production/records/tag?limit=1"))
                .send();
        // it says what it was asked, and nobody's token is in that
        assertThat(answer.body()).isEqualTo("version 1 at /api/v1/records/tag?limit=1");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }
}
