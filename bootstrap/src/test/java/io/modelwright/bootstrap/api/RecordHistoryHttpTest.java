package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The past of records, and going back to it. */
final class RecordHistoryHttpTest {

    private static TestApp app;
    private static Api owner;

    @BeforeAll
    static void publish() {
        app = TestApp.published();
        owner = app.owner();
    }

    private static String changed(String title, int changes) {
        String path = app.records(
                "task/" + app.create("task", "{\"title\":\"" + title + "\"}").text("id"));
        for (int change = 1; change <= changes; change++) {
            owner.patch(path).json("{\"priority\":" + change + "}").send().expect(200);
        }
        return path;
    }

    @Test
    void historyShouldTellEveryChangeNewestFirst() {
        String path = changed("Told", 2);

        Answer history = owner.get(path + "/history").send().expect(200);

        assertThat(history.items("version")).containsExactly("3", "2", "1");
        assertThat(history.items("action")).containsExactly("updated", "updated", "created");
        assertThat(history.text("items", 0, "changes")).isEqualTo("{\"priority\":{\"from\":1,\"to\":2}}");
        assertThat(history.text("items", 1, "changes")).isEqualTo("{\"priority\":{\"from\":null,\"to\":1}}");
        assertThat(history.text("items", 0, "by")).isEqualTo(owner.account());
        assertThat(history.text("nextCursor")).isEqualTo("null");
    }

    @Test
    void timesShouldReadTheSameInHistoryAndRecords() {
        // some in ten microseconds end with a zero, which the record leaves out
        for (int record = 0; record < 30; record++) {
            Answer created = app.create("task", "{\"title\":\"Time " + record + "\"}");
            Answer history = owner.get(app.records("task/" + created.text("id") + "/history"))
                    .send()
                    .expect(200);

            assertThat(history.text("items", 0, "at")).isEqualTo(created.text("updatedAt"));
        }
    }

    @Test
    void historyShouldComeInPages() {
        String path = changed("Paged", 4);

        Answer first = owner.get(path + "/history?limit=3").send().expect(200);
        Answer second = owner.get(path + "/history?limit=3&cursor=" + first.text("nextCursor"))
                .send()
                .expect(200);

        assertThat(first.items("version")).containsExactly("5", "4", "3");
        assertThat(second.items("version")).containsExactly("2", "1");
        assertThat(second.text("nextCursor")).isEqualTo("null");
        owner.get(path + "/history?cursor=x").send().expectProblem(400, "malformed-cursor");
        owner.get(path + "/history?limit=0").send().expectProblem(400, "malformed-parameter");
        owner.get(path + "/history?since=1")
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/since", "unknown-parameter");
        owner.get(app.records("task/nonsense/history")).send().expectProblem(404, "not-found");
        owner.get(app.records("task/" + new java.util.UUID(1, 1) + "/history"))
                .send()
                .expectProblem(404, "not-found");
    }

    @Test
    void restoreShouldMakeTheRecordWhatItWas() {
        String path = changed("Back", 2);

        Answer restored =
                owner.post(path + "/restore").json("{\"version\":2}").send().expect(200);

        assertThat(restored.text("priority")).isEqualTo("1");
        assertThat(restored.text("version")).isEqualTo("4");
        assertThat(owner.get(path).send().json()).isEqualTo(restored.json());
        owner.post(path + "/restore").json("{\"version\":99}").send().expectProblem(404, "not-found");
        owner.post(path + "/restore")
                .json("{\"version\":\"1\"}")
                .send()
                .expectProblem(422, "invalid")
                .expectFinding("/version", "wrong-type");
        owner.post(path + "/restore")
                .json("{\"version\":1,\"why\":\"x\"}")
                .send()
                .expectProblem(422, "invalid")
                .expectFinding("/why", "unknown-field");
        owner.get(path + "/restore").send().expectProblem(405, "method-not-allowed");
    }

    @Test
    void restoreShouldBringADeletedRecordBack() {
        String path = changed("Brought back", 1);
        owner.delete(path).send().expect(204);
        assertThat(owner.get(path + "/history").send().expect(200).items("action"))
                .containsExactly("deleted", "updated", "created");

        owner.post(path + "/restore").json("{\"version\":2}").send().expect(200);

        assertThat(owner.get(path).send().expect(200).text("priority")).isEqualTo("1");
    }

    @Test
    void secretsShouldNotEnterTheHistory() {
        String path = changed("Secretive", 0);
        owner.patch(path).json("{\"password\":\"open sesame\"}").send().expect(200);
        owner.patch(path).json("{\"password\":\"close sesame\"}").send().expect(200);

        assertThat(owner.get(path + "/history").send().expect(200).body()).doesNotContain("sesame");
    }
}
