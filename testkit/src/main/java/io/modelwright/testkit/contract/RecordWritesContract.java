package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Records made, changed, replaced and deleted. */
public interface RecordWritesContract extends ServedContract {

    private Api tasks() {
        return Api.administrator(servers().serving(ContractDesign.TASKS));
    }

    @Test
    default void newRecordShouldTellWhereItIsAndWhichVersion() {
        Api admin = tasks();
        Reply made = admin.create("task", "{\"title\":\"Bare\"}");

        assertThat(made.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(made.etag()).isEqualTo("\"1\"");
        assertThat(made.header("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/api/v1" + path(made)));
        assertThat(made.names(""))
                .containsExactly(
                        "id",
                        "version",
                        "createdAt",
                        "createdBy",
                        "updatedAt",
                        "updatedBy",
                        "title",
                        "description",
                        "status",
                        "done",
                        "priority",
                        "estimate",
                        "due",
                        "overdue",
                        "project",
                        "tags");
        made.expectJson("/status", "\"todo\"")
                .expectJson("/done", "false")
                .expectJson("/due", "null")
                .expectJson("/overdue", "false")
                .expectJson("/project", "null")
                .expectJson("/tags", "[]");
        Reply read = admin.get("task/" + made.text("/id")).send().expect(200);
        assertThat(read.body()).isEqualTo(made.body());
        assertThat(read.etag()).isEqualTo("\"1\"");
    }

    private String path(Reply made) {
        String base = servers().serving(ContractDesign.TASKS).base().getPath();
        return base.substring("/api/v1".length()) + "/records/task/" + made.text("/id");
    }

    @Test
    default void manyRecordsShouldBeMadeTogetherOrNotAtAll() {
        Api admin = tasks();
        String start = ServedContract.unique("many");
        Reply made = admin.create("tag", "[{\"name\":\"%1$s 1\"},{\"name\":\"%1$s 2\"}]".formatted(start));
        assertThat(made.items("name")).containsExactly(start + " 1", start + " 2");
        assertThat(made.header("ETag")).isEmpty();

        admin.post("tag")
                .json("[{\"name\":\"%1$s 3\"},{\"name\":7},{\"name\":\"%1$s 2\",\"size\":1},{}]".formatted(start))
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/1/name", "wrong-type")
                .expectFinding("/2/size", "unknown-member")
                .expectFinding("/2/name", "unique")
                .expectFinding("/3/name", "required");
        admin.post("tag")
                .json("[{\"name\":\"%1$s 4\"},{\"name\":\"%1$s 4\"}]".formatted(start))
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/1/name", "unique");
        assertThat(admin.list("tag", "filter=name.startsWith('" + start + "')").items("name"))
                .hasSize(2);
    }

    @Test
    default void arraysShouldHoldFromOneToAThousandRecords() {
        Api admin = tasks();
        admin.post("tag").json("[]").send().expectProblem(422, "invalid-record");
        String records = "{\"title\":\"x\"},".repeat(1_001);
        admin.post("task")
                .json("[" + records.substring(0, records.length() - 1) + "]")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("", "out-of-range");
    }

    @Test
    default void patchShouldMergeAndLeaveTheRest() {
        Api admin = tasks();
        Reply made = admin.create("task", "{\"title\":\"Merge\",\"priority\":3,\"estimate\":\"1.5\"}");
        String path = "task/" + made.text("/id");

        Reply patched = admin.patch(path)
                .ifMatch(made.etag())
                .body("application/merge-patch+json", "{\"priority\":null,\"due\":\"2027-02-28\"}")
                .send()
                .expect(200)
                .expectJson("/version", "2")
                .expectJson("/priority", "null")
                .expectJson("/due", "\"2027-02-28\"")
                .expectJson("/title", "\"Merge\"")
                .expectJson("/estimate", "\"1.50\"");

        assertThat(patched.etag()).isEqualTo("\"2\"");
        assertThat(patched.text("/createdAt")).isEqualTo(made.text("/createdAt"));
        assertThat(admin.get(path).send().body()).isEqualTo(patched.body());
    }

    @Test
    default void patchShouldKeepTheVersionWhereNothingChanges() {
        Api admin = tasks();
        Reply made = admin.create("task", "{\"title\":\"Same\",\"estimate\":\"1.50\"}");
        String path = "task/" + made.text("/id");

        for (String same : List.of("{}", "{\"estimate\":1.5}", "{\"title\":\"Same\",\"priority\":null,\"tags\":[]}")) {
            Reply patched = admin.patch(path).json(same).send().expect(200);
            assertThat(patched.etag()).isEqualTo("\"1\"");
            assertThat(patched.body()).isEqualTo(made.body());
        }
        assertThat(admin.put(path)
                        .json("{\"title\":\"Same\",\"estimate\":1.5}")
                        .send()
                        .expect(200)
                        .body())
                .isEqualTo(made.body());
    }

    @Test
    default void putShouldReplaceTheWholeRecord() {
        Api admin = tasks();
        String tag = admin.created("tag", "{\"name\":\"" + ServedContract.unique("put") + "\"}");
        Reply made = admin.create(
                "task", "{\"title\":\"Old\",\"priority\":3,\"status\":\"doing\",\"tags\":[\"" + tag + "\"]}");
        String path = "task/" + made.text("/id");

        admin.put(path)
                .ifMatch("\"1\"")
                .json("{\"title\":\"New\"}")
                .send()
                .expect(200)
                .expectJson("/title", "\"New\"")
                .expectJson("/priority", "null")
                .expectJson("/status", "\"todo\"")
                .expectJson("/tags", "[]")
                .expectJson("/id", "\"" + made.text("/id") + "\"")
                .expectJson("/createdAt", "\"" + made.text("/createdAt") + "\"");
        admin.put(path)
                .json("{\"status\":\"done\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/title", "required");
        admin.put("task/" + ServedContract.unknownId())
                .json("{\"title\":\"New\"}")
                .send()
                .expectProblem(404, "not-found");
    }

    @Test
    default void deletedRecordShouldBeGone() {
        Api admin = tasks();
        String path = "task/" + admin.created("task", "{\"title\":\"Gone\"}");

        admin.delete(path).ifMatch("\"7\"").send().expectProblem(412, "stale-record");
        assertThat(admin.delete(path).ifMatch("\"1\"").send().expect(204).body())
                .isEmpty();
        admin.get(path).send().expectProblem(404, "not-found");
        admin.patch(path).json("{}").send().expectProblem(404, "not-found");
        admin.put(path).json("{\"title\":\"x\"}").send().expectProblem(404, "not-found");
        admin.delete(path).send().expectProblem(404, "not-found");
    }

    @Test
    default void staleChangeShouldBeRefusedWithTheVersionOfNow() {
        Api admin = tasks();
        String path = "task/" + admin.created("task", "{\"title\":\"Contended\"}");
        admin.patch(path).ifMatch("\"1\"").json("{\"priority\":1}").send().expect(200);

        admin.patch(path)
                .ifMatch("\"1\"")
                .json("{\"priority\":2}")
                .send()
                .expectProblem(412, "stale-record")
                .expectJson("/current", "2");
        admin.put(path).ifMatch("\"1\"").json("{\"title\":\"x\"}").send().expectProblem(412, "stale-record");
        admin.get(path).send().expectJson("/priority", "1");
        admin.patch(path).ifMatch("*").json("{\"priority\":2}").send().expect(200);
    }

    @Test
    default void preconditionsShouldBeTagsOfTheServer() {
        Api admin = tasks();
        String path = "task/" + admin.created("task", "{\"title\":\"Tagged\"}");
        for (String tag : List.of(
                "1", "\"x\"", "W/\"1\"", "\"1\", \"2\"", "\"99999999999999999999\"", "'1'", "\"-1\"", "\"01\"")) {
            admin.patch(path)
                    .ifMatch(tag)
                    .json("{\"priority\":1}")
                    .send()
                    .expect(412)
                    .expectProblem();
            admin.delete(path).ifMatch(tag).send().expect(412).expectProblem();
        }
        admin.get(path).send().expect(200).expectJson("/version", "1");
    }

    @Test
    default void rulesShouldFailOnlyOnWhatIsFalse() {
        Api admin = tasks();
        admin.post("task")
                .json("{\"title\":\"Done\",\"done\":true}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/due", "rule");
        assertThat(admin.post("task")
                        .json("{\"title\":\"Done\",\"done\":true}")
                        .send()
                        .text("/errors/0/message"))
                .isEqualTo("A finished task needs a due date");
        // unknown is not false
        String path = "task/" + admin.created("task", "{\"title\":\"Perhaps\",\"done\":null}");
        admin.patch(path)
                .json("{\"done\":true}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/due", "rule");
        admin.patch(path).json("{\"done\":true,\"due\":\"2027-01-31\"}").send().expect(200);
        admin.patch(path)
                .json("{\"due\":null}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/due", "rule");
        // nothing is said of a rule about what is faulty itself
        assertThat(admin.patch(path)
                        .json("{\"due\":\"never\"}")
                        .send()
                        .expectProblem(422, "invalid-record")
                        .expectFinding("/due", "format")
                        .findings())
                .isEqualTo(1);
    }

    @Test
    default void uniquenessShouldBeToldWithTheOtherFaults() {
        Api admin = tasks();
        String name = ServedContract.unique("together");
        String project = admin.created("project", "{\"name\":\"" + name + "\"}");
        String taken = "{\"title\":\"Twice\",\"project\":\"" + project + "\"";
        String path = "task/" + admin.created("task", taken + "}");

        assertThat(admin.post("task")
                        .json(taken + ",\"done\":true,\"priority\":9}")
                        .send()
                        .expectProblem(422, "invalid-record")
                        .expectFinding("/due", "rule")
                        .expectFinding("/priority", "out-of-range")
                        .expectFinding("/title", "unique")
                        .expectFinding("/project", "unique")
                        .findings())
                .isEqualTo(4);
        admin.post("project")
                .json("{\"name\":\"" + name + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/name", "unique");
        // an absent value is like no other, and a record is no duplicate of itself
        admin.create("task", "{\"title\":\"Twice\"}");
        admin.create("task", "{\"title\":\"Twice\"}");
        admin.put(path).json(taken + ",\"priority\":1}").send().expect(200);
        String other = "task/" + admin.created("task", "{\"title\":\"Twice\"}");
        admin.patch(other)
                .json("{\"project\":\"" + project + "\"}")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/title", "unique")
                .expectFinding("/project", "unique");
    }

    @Test
    default void answerToAWriteShouldHaveTheMembersThatWereAskedFor() {
        Api admin = tasks();
        String name = ServedContract.unique("shown");
        String project = admin.created("project", "{\"name\":\"" + name + "\"}");
        Reply made = admin.post("task?fields=title&expand=project")
                .json("{\"title\":\"Shown\",\"project\":\"" + project + "\"}")
                .send()
                .expect(201)
                .expectJson("/project/name", "\"" + name + "\"");

        assertThat(made.names("")).containsExactly("id", "title", "project");
        assertThat(admin.patch("task/" + made.text("/id") + "?fields=priority")
                        .json("{\"priority\":2}")
                        .send()
                        .expect(200)
                        .body())
                .isEqualTo("{\"id\":\"" + made.text("/id") + "\",\"priority\":2}");
        String title = ServedContract.unique("not made");
        admin.post("task?fields=nothing")
                .json("{\"title\":\"" + title + "\"}")
                .send()
                .expectProblem(422, "invalid-query")
                .expectFinding("/fields", "unknown-member");
        admin.list("task", "filter=title == '" + title + "'", "count=true").expectJson("/total", "0");
    }
}
