package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import io.modelwright.rest.json.JsonBodies;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Background work, as those see it who asked for it. */
final class JobsHttpTest {

    private static Api owner;
    private static String job;

    @BeforeAll
    static void importALargeFile() {
        owner = Api.somebody();
        TestApp app = TestApp.of(owner);
        StringBuilder rows = new StringBuilder("name\n");
        for (int row = 0; row < 3_000; row++) {
            rows.append(row).append(" ").append("x".repeat(90)).append('\n');
        }
        job = owner.post(app.records("tag/import"))
                .body("text/csv", rows.toString())
                .send()
                .expect(202)
                .text("id");
    }

    /** The job when it has ended, told by its events. */
    static Answer ended(Api person, String job) {
        try {
            HttpResponse<Stream<String>> events = Api.client()
                    .send(person.request("/jobs/" + job + "/events").build(), HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = events.body()) {
                assertThat(events.statusCode()).isEqualTo(200);
                // the stream ends with the job
                assertThat(lines.toList()).isNotEmpty();
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        return person.get("/jobs/" + job).send().expect(200);
    }

    @Test
    void eventsShouldTellTheJobUntilItEnds() throws Exception {
        HttpResponse<Stream<String>> events = Api.client()
                .send(owner.request("/jobs/" + job + "/events").build(), HttpResponse.BodyHandlers.ofLines());

        assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        List<String> lines;
        try (Stream<String> text = events.body()) {
            lines = text.toList();
        }
        List<String> told =
                lines.stream().filter(line -> line.startsWith("data: ")).toList();
        Json last = JsonBodies.parse(told.getLast().substring("data: ".length()).getBytes(StandardCharsets.UTF_8));
        assertThat(((Json.JsonObject) last).find("state")).contains(Json.of("succeeded"));
        assertThat(owner.get("/jobs/" + job).send().json()).isEqualTo(last);
        assertThat(lines).anyMatch(line -> line.startsWith("id: "));
        assertThat(lines).contains("event: job");
    }

    @Test
    void eventsShouldGoOnFromTheLastThatWasSeen() throws Exception {
        Answer ended = ended(owner, job);
        HttpResponse<Stream<String>> first = Api.client()
                .send(owner.request("/jobs/" + job + "/events").build(), HttpResponse.BodyHandlers.ofLines());
        String id;
        try (Stream<String> text = first.body()) {
            id = text.filter(line -> line.startsWith("id: "))
                    .reduce((before, last) -> last)
                    .orElseThrow()
                    .substring("id: ".length());
        }

        HttpResponse<Stream<String>> again = Api.client()
                .send(
                        owner.request("/jobs/" + job + "/events")
                                .header("Last-Event-ID", id)
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());

        assertThat(ended.text("state")).isEqualTo("succeeded");
        try (Stream<String> text = again.body()) {
            assertThat(text.filter(line -> line.startsWith("data: "))).isEmpty();
        }
    }

    @Test
    void logShouldBeReadLineByLine() {
        ended(owner, job);

        Answer log = owner.get("/jobs/" + job + "/log").send().expect(200);

        assertThat(log.items("number")).startsWith("1");
        assertThat(log.items("text")).isNotEmpty();
        String last = log.items("number").getLast();
        assertThat(owner.get("/jobs/" + job + "/log?after=" + last)
                        .send()
                        .expect(200)
                        .items("text"))
                .isEmpty();
        assertThat(owner.get("/jobs/" + job + "/log?limit=1").send().expect(200).items("number"))
                .containsExactly("1");
        owner.get("/jobs/" + job + "/log?after=-1").send().expectProblem(400, "malformed-parameter");
        owner.get("/jobs/" + job + "/log?limit=0").send().expectProblem(400, "malformed-parameter");
        Api.somebody().get("/jobs/" + job + "/log").send().expectProblem(404, "not-found");
    }

    @Test
    void jobsShouldBeListedNewestFirst() {
        ended(owner, job);

        Answer list = owner.get("/jobs?count=true&state=succeeded").send().expect(200);
        assertThat(list.items("id")).contains(job);
        assertThat(list.text("total")).isEqualTo("1");
        assertThat(owner.get("/jobs?state=queued,running").send().expect(200).items("id"))
                .doesNotContain(job);
        owner.get("/jobs?state=asleep")
                .send()
                .expectProblem(400, "malformed-parameter")
                .expectFinding("/state", "malformed-parameter");
        owner.get("/jobs?status=queued")
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/status", "unknown-parameter");
        owner.get("/jobs?cursor=x").send().expectProblem(400, "malformed-cursor");
    }

    @Test
    void endedJobShouldNeitherBeCancelledNorRetried() {
        ended(owner, job);

        owner.post("/jobs/" + job + "/cancel").send().expectProblem(409, "job-ended");
        owner.post("/jobs/" + job + "/retry").send().expectProblem(409, "job-not-retryable");
    }

    @Test
    void jobsOfOthersShouldNotBeFound() {
        Api stranger = Api.somebody();
        for (String path : List.of("/jobs/" + job, "/jobs/" + job + "/events", "/jobs/" + new UUID(1, 1), "/jobs/x")) {
            stranger.get(path).send().expectProblem(404, "not-found");
        }
        stranger.post("/jobs/" + job + "/cancel").send().expectProblem(404, "not-found");
        assertThat(stranger.get("/jobs").send().expect(200).items("id")).isEmpty();
    }
}
