package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests with a key, over the stores that stay. */
final class RepeatedRequestsHttpTest {

    private final TestApp app = TestApp.published();
    private final String tasks = app.records("task");

    private Answer create(String key, String title) {
        return app.owner()
                .post(tasks)
                .header("Idempotency-Key", key)
                .json("{\"title\":\"" + title + "\"}")
                .send();
    }

    private String total() {
        return app.owner().get(tasks + "?count=true").send().expect(200).text("total");
    }

    @Test
    void recordShouldBeMadeOnce() {
        Answer first = create("a-key", "one").expect(201);
        Answer second = create("a-key", "one").expect(201);
        assertThat(second.body()).isEqualTo(first.body());
        create("a-key", "two").expectProblem(422, "idempotency-key-reused");
        assertThat(total()).isEqualTo("1");
    }

    @Test
    void parallelRequestsShouldMakeOneRecord() {
        List<Integer> statuses = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> create("a-key", "one").status())
                .toList();
        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        assertThat(total()).isEqualTo("1");
        assertThat(create("a-key", "one").expect(201).header("Idempotent-Replayed"))
                .contains("true");
    }

    @Test
    void refusedRecordShouldLeaveNothingAndTheKeyFree() {
        create("a-key", "x".repeat(5_000)).expectProblem(422, "invalid-record");
        create("a-key", "one").expect(201);
        assertThat(total()).isEqualTo("1");
    }

    @Test
    void importShouldBeDoneOnce() {
        for (int i = 0; i < 2; i++) {
            app.owner()
                    .post(tasks + "/import")
                    .header("Idempotency-Key", "a-key")
                    .body("text/csv", "title\nfirst\nsecond\n")
                    .send()
                    .expect(200);
        }
        assertThat(total()).isEqualTo("2");
    }

    @Test
    void publishShouldBeAnsweredAgainAndHaveItsEntry() {
        String body = "{\"message\":\"again\"}";
        String draft = "/apps/" + app.slug() + "/draft";
        Answer before = app.owner().get(draft).send().expect(200);
        app.owner()
                .put(draft)
                .ifMatch(before.header("ETag").orElseThrow())
                .json(before.body().replace("\"name\":\"title\"", "\"name\":\"heading\""))
                .send();
        Answer first = app.owner()
                .post("/apps/" + app.slug() + "/versions")
                .header("Idempotency-Key", "p")
                .json(body)
                .send();
        Answer second = app.owner()
                .post("/apps/" + app.slug() + "/versions")
                .header("Idempotency-Key", "p")
                .json(body)
                .send();
        assertThat(second.status()).isEqualTo(first.status());
        String workspace = app.owner().get("/workspaces").send().expect(200).text("items", 0, "id");
        Answer trail = app.owner()
                .get("/workspaces/" + workspace + "/audit?action=version.published")
                .send()
                .expect(200);
        assertThat(trail.text("items", 0, "action")).isEqualTo("version.published");
        assertThat(trail.text("items", 0, "address")).isEqualTo("127.0.0.1");
    }
}
