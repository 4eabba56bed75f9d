package io.modelwright.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.core.shared.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Single records: made, read, changed, replaced, deleted. */
final class RecordsHttpTest {

    private static TestApp app;
    private static Api owner;

    @BeforeAll
    static void publish() {
        app = TestApp.published();
        owner = app.owner();
    }

    private static Answer task(String json) {
        return app.create("task", json);
    }

    private static String taskPath(Answer task) {
        return app.records("task/" + task.text("id"));
    }

    @Test
    void recordShouldShowEveryMemberWhenItIsCreatedWithItsTitleAlone() {
        Answer created = task("{\"title\":\"Bare\"}");

        assertThat(created.header("Content-Type")).contains("application/json");
        assertThat(created.etag()).isEqualTo("\"1\"");
        assertThat(created.header("Location")).contains("/api/v1" + taskPath(created));
        assertThat(((Json.JsonObject) created.json()).members().keySet())
                .contains("id", "version", "createdAt", "createdBy", "updatedAt", "updatedBy", "overdue", "tags");
        assertThat(created.text("status")).isEqualTo("todo");
        assertThat(created.text("done")).isEqualTo("false");
        assertThat(created.text("due")).isEqualTo("null");
        assertThat(created.text("tags")).isEqualTo("[]");
        assertThat(created.text("version")).isEqualTo("1");
        assertThat(created.text("createdBy")).isEqualTo(owner.account());
        assertThat(created.text("createdAt"))
                .matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]*[1-9])?Z");
    }

    @Test
    void recordShouldReadAsItWasWritten() {
        String project = app.create(
                        "project", "{\"name\":\"All\",\"budget\":{\"amount\":\"12.5\",\"currency\":\"EUR\"}}")
                .text("id");
        String tag = app.create("tag", "{\"name\":\"all\"}").text("id");
        Answer created = task("""
                {"title":"Alles · 全部 · 😀","description":"# A\\n\\"quoted\\"","status":"doing","done":true,"priority":5,
                 "estimate":"12345678.90","hits":"9223372036854775807","ratio":0.125,"due":"2027-01-31","at":"14:05:00",
                 "seen":"2027-01-31T14:05:00.5+02:00","took":"PT1H30M","password":"open sesame",
                 "labels":["blue","red"],"extra":{"a":[1,null,"x"]},"place":{"lat":52.5,"lon":13.25},
                 "project":"%s","tags":["%s"]}""".formatted(project, tag));

        Answer read = owner.get(taskPath(created)).send().expect(200);

        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.etag()).isEqualTo(created.etag());
        assertThat(read.text("title")).isEqualTo("Alles · 全部 · 😀");
        assertThat(read.text("estimate")).isEqualTo("12345678.90");
        assertThat(read.text("hits")).isEqualTo("9223372036854775807");
        assertThat(read.text("ratio")).isEqualTo("0.125");
        assertThat(read.text("seen")).isEqualTo("2027-01-31T12:05:00.5Z");
        assertThat(read.text("took")).isEqualTo("PT1H30M");
        assertThat(read.text("password")).isEqualTo("{\"set\":true}");
        assertThat(read.text("labels")).isEqualTo("[\"blue\",\"red\"]");
        assertThat(read.text("extra")).isEqualTo("{\"a\":[1,null,\"x\"]}");
        assertThat(read.text("place")).isEqualTo("{\"lat\":52.5,\"lon\":13.25}");
        assertThat(read.text("project")).isEqualTo(project);
        assertThat(read.text("tags")).isEqualTo("[\"" + tag + "\"]");
        assertThat(read.body()).doesNotContain("sesame");
        assertThat(owner.get(app.records("project/" + project)).send().text("budget"))
                .isEqualTo("{\"amount\":\"12.5000\",\"currency\":\"EUR\"}");
    }

    @Test
    void manyRecordsShouldBeCreatedTogetherOrNotAtAll() {
        Answer created = app.create("tag", "[{\"name\":\"one\"},{\"name\":\"two\"}]");
        assertThat(created.items("name")).containsExactly("one", "two");
        assertThat(created.header("ETag")).isEmpty();

        String before = app.all("tag");
        Answer refused = owner.post(app.records("tag"))
                .json("[{\"name\":\"three\"},{\"name\":7},{\"name\":\"two\",\"size\":1},{}]")
                .send();
        refused.expectProblem(422, "invalid-record")
                .expectFinding("/1/name", "wrong-type")
                .expectFinding("/2/size", "unknown-member")
                .expectFinding("/2/name", "unique")
                .expectFinding("/3/name", "required");
        assertThat(app.all("tag")).isEqualTo(before);
    }

    @Test
    void patchShouldMergeAndLeaveTheRest() {
        Answer created = task("{\"title\":\"Merge\",\"priority\":3,\"extra\":{\"a\":1,\"b\":2}}");

        Answer patched = owner.patch(taskPath(created))
                .ifMatch(created.etag())
                .body("application/merge-patch+json", "{\"priority\":null,\"due\":\"2027-02-28\"}")
                .send()
                .expect(200);

        assertThat(patched.etag()).isEqualTo("\"2\"");
        assertThat(patched.text("version")).isEqualTo("2");
        assertThat(patched.text("priority")).isEqualTo("null");
        assertThat(patched.text("due")).isEqualTo("2027-02-28");
        assertThat(patched.text("title")).isEqualTo("Merge");
        assertThat(patched.text("extra")).isEqualTo("{\"a\":1,\"b\":2}");
        assertThat(patched.text("createdAt")).isEqualTo(created.text("createdAt"));
        assertThat(owner.get(taskPath(created)).send().json()).isEqualTo(patched.json());
    }

    @Test
    void patchShouldKeepTheVersionWhenNothingChanges() {
        Answer created = task("{\"title\":\"Same\",\"priority\":3}");

        Answer patched =
                owner.patch(taskPath(created)).json("{\"priority\":3}").send().expect(200);

        assertThat(patched.etag()).isEqualTo("\"1\"");
        assertThat(patched.json()).isEqualTo(created.json());
    }

    @Test
    void putShouldReplaceTheWholeRecord() {
        String tag = app.create("tag", "{\"name\":\"replaced\"}").text("id");
        Answer created = task("{\"title\":\"Old\",\"priority\":3,\"status\":\"doing\",\"tags\":[\"" + tag + "\"]}");

        Answer replaced = owner.put(taskPath(created))
                .ifMatch("\"1\"")
                .json("{\"title\":\"New\"}")
                .send()
                .expect(200);

        assertThat(replaced.text("title")).isEqualTo("New");
        assertThat(replaced.text("priority")).isEqualTo("null");
        assertThat(replaced.text("tags")).isEqualTo("[]");
        assertThat(replaced.text("id")).isEqualTo(created.text("id"));
        owner.put(taskPath(created))
                .json("{\"status\":\"done\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/title", "required");
    }

    @Test
    void linkSetShouldBeReplacedWhenPatched() {
        String one = app.create("tag", "{\"name\":\"set-1\"}").text("id");
        String two = app.create("tag", "{\"name\":\"set-2\"}").text("id");
        Answer created = task("{\"title\":\"Links\",\"tags\":[\"" + one + "\"]}");

        Answer patched = owner.patch(taskPath(created))
                .json("{\"tags\":[\"" + two + "\"]}")
                .send()
                .expect(200);

        assertThat(owner.get(taskPath(created)).send().text("tags")).isEqualTo("[\"" + two + "\"]");
        assertThat(patched.text("version")).isEqualTo("2");
        owner.patch(taskPath(created))
                .json("{\"tags\":[\"" + created.text("id") + "\"]}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/tags", "unknown-record");
    }

    @Test
    void deletedRecordShouldBeGone() {
        Answer created = task("{\"title\":\"Gone\"}");

        owner.delete(taskPath(created)).ifMatch("\"7\"").send().expectProblem(412, "stale-record");
        assertThat(owner.delete(taskPath(created))
                        .ifMatch("\"1\"")
                        .send()
                        .expect(204)
                        .body())
                .isEmpty();

        owner.get(taskPath(created)).send().expectProblem(404, "not-found");
        owner.patch(taskPath(created)).json("{}").send().expectProblem(404, "not-found");
        owner.delete(taskPath(created)).send().expectProblem(404, "not-found");
    }

    @Test
    void staleChangeShouldBeRefusedWithTheVersionOfNow() {
        Answer created = task("{\"title\":\"Contended\"}");
        owner.patch(taskPath(created))
                .ifMatch("\"1\"")
                .json("{\"priority\":1}")
                .send()
                .expect(200);

        Answer refused = owner.patch(taskPath(created))
                .ifMatch("\"1\"")
                .json("{\"priority\":2}")
                .send()
                .expectProblem(412, "stale-record");

        assertThat(refused.text("current")).isEqualTo("2");
        assertThat(owner.get(taskPath(created)).send().text("priority")).isEqualTo("1");
        owner.put(taskPath(created))
                .ifMatch("\"1\"")
                .json("{\"title\":\"x\"}")
                .send()
                .expectProblem(412, "stale-record");
        owner.patch(taskPath(created))
                .ifMatch("W/\"2\"")
                .json("{\"priority\":2}")
                .send()
                .expectProblem(412, "stale");
        owner.patch(taskPath(created))
                .ifMatch("*")
                .json("{\"priority\":2}")
                .send()
                .expect(200);
    }

    @Test
    void oneOfManyWritersOfAVersionShouldWin() throws Exception {
        Answer created = task("{\"title\":\"Race\"}");
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 1; writer <= 5; writer++) {
            String body = "{\"priority\":" + writer + "}";
            writers.add(() -> owner.patch(taskPath(created))
                    .ifMatch("\"1\"")
                    .json(body)
                    .send()
                    .status());
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
            for (Future<Integer> status : threads.invokeAll(writers, 60, TimeUnit.SECONDS)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses).filteredOn(status -> status != 200).allMatch(status -> status == 412 || status == 409);
        assertThat(owner.get(taskPath(created)).send().etag()).isEqualTo("\"2\"");
    }

    @Test
    void readShouldNotRepeatWhatTheClientHas() {
        String path = app.records(
                "project/" + app.create("project", "{\"name\":\"Known\"}").text("id"));

        Answer known = owner.get(path).header("If-None-Match", "\"1\"").send().expect(304);

        assertThat(known.body()).isEmpty();
        assertThat(known.etag()).isEqualTo("\"1\"");
        owner.get(path).header("If-None-Match", "\"2\"").send().expect(200);
        owner.get(path + "?fields=name").header("If-None-Match", "\"1\"").send().expect(200);
    }

    /** What is computed may change without a new version. */
    @Test
    void readShouldRepeatWhatIsComputed() {
        Answer task = task("{\"title\":\"Computed\"}");

        owner.get(taskPath(task)).header("If-None-Match", "\"1\"").send().expect(200);
    }

    @Test
    void answerToAWriteShouldHaveTheFieldsThatWereAskedFor() {
        String project = app.create("project", "{\"name\":\"Shown\"}").text("id");
        Answer created = owner.post(app.records("task?fields=title&expand=project"))
                .json("{\"title\":\"Shown\",\"project\":\"" + project + "\"}")
                .send()
                .expect(201);

        assertThat(((Json.JsonObject) created.json()).members()).containsOnlyKeys("id", "title", "project");
        assertThat(created.text("project", "name")).isEqualTo("Shown");
        int before = app.all("task").length();
        owner.post(app.records("task?fields=nothing"))
                .json("{\"title\":\"Not made\"}")
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/fields", "unknown-member");
        assertThat(app.all("task")).hasSize(before);
    }

    @Test
    void rulesAndUniquenessShouldBeToldTogether() {
        String project = app.create("project", "{\"name\":\"Together\"}").text("id");
        task("{\"title\":\"Twice\",\"project\":\"" + project + "\"}");

        owner.post(app.records("task"))
                .json("{\"title\":\"Twice\",\"project\":\"" + project + "\",\"done\":true,\"priority\":9}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/due", "rule")
                .expectFinding("/priority", "out-of-range")
                .expectFinding("/title", "unique")
                .expectFinding("/project", "unique");
    }

    @Test
    void memberOfAnAppShouldSeeTheirOwnRecordsAlone() {
        Api member = Api.somebody();
        Answer theirs = task("{\"title\":\"The owner's\"}");
        member.get(app.records("task")).send().expectProblem(404, "not-found");

        owner.put(app.path("/members/" + member.email()))
                .json("{\"roles\":[\"member\"]}")
                .send()
                .expect(200);
        // the slug belongs to the owner's workspace and is found by whoever sees the app
        Answer own = member.post(app.records("task"))
                .json("{\"title\":\"The member's\"}")
                .send()
                .expect(201);

        assertThat(member.get(app.records("task?count=true")).send().expect(200).items("title"))
                .containsExactly("The member's");
        member.get(taskPath(theirs)).send().expectProblem(404, "not-found");
        member.patch(taskPath(theirs)).json("{\"title\":\"x\"}").send().expectProblem(404, "not-found");
        member.delete(taskPath(own)).send().expectProblem(403, "forbidden");
        member.get(app.records("project")).send().expectProblem(404, "not-found");

        owner.delete(app.path("/members/" + member.email())).send().expect(204);
        member.get(taskPath(own)).send().expectProblem(404, "not-found");
    }

    @Test
    void peopleShouldBeMembersWhenRecordsReferToThem() {
        Api colleague = Api.somebody();
        String person = colleague.account();
        String body = "{\"title\":\"Assigned\",\"assignee\":\"" + person + "\",\"watchers\":[\"" + person + "\"]}";
        for (String unknown : List.of(body, body.replace(person, new UUID(1, 1).toString()))) {
            owner.post(app.records("task"))
                    .json(unknown)
                    .send()
                    .expectProblem(422, "invalid-record")
                    .expectFinding("/assignee", "unknown-person")
                    .expectFinding("/watchers", "unknown-person");
        }
        assertThat(owner.post(app.records("task/import"))
                        .body("application/x-ndjson", body)
                        .send()
                        .expect(200)
                        .text("rejections"))
                .contains("/assignee", "/watchers", "unknown-person");

        owner.put(app.path("/members/" + colleague.email()))
                .json("{\"roles\":[\"member\"]}")
                .send()
                .expect(200);
        Answer assigned = task(body);
        assertThat(assigned.text("assignee")).isEqualTo(person);
        owner.delete(app.path("/members/" + colleague.email())).send().expect(204);
        owner.patch(taskPath(assigned)).json("{\"priority\":1}").send().expect(200);
        owner.patch(taskPath(assigned))
                .json("{\"assignee\":\"" + owner.account() + "\"}")
                .send()
                .expect(200);
    }

    @Test
    void strangersShouldFindNothing() {
        Answer created = task("{\"title\":\"Secret\"}");
        Api stranger = Api.somebody();
        for (String path : List.of("task", "task/" + created.text("id"), "task/export", "events", "nothing")) {
            stranger.get(app.records(path)).send().expectProblem(404, "not-found");
        }
        Api.nobody().get(taskPath(created)).send().expectProblem(401, "unauthenticated");
    }
}
