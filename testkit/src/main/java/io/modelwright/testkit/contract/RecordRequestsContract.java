package io.modelwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Requests that cannot be read, that are for nothing, or that come from nobody. */
public interface RecordRequestsContract extends ServedContract {

    /** A body that no write takes. */
    record Body(String what, String text, int status, String code) {}

    private RecordsServer server() {
        return servers().serving(ContractDesign.TASKS);
    }

    private Api tasks() {
        return Api.administrator(server());
    }

    private static List<Body> bodies() {
        return List.of(
                new Body("empty", "", 400, "malformed-json"),
                new Body("cut off", "{\"title\":\"x\"", 400, "malformed-json"),
                new Body("two values", "{}{}", 400, "malformed-json"),
                new Body("a comment", "/* x */{}", 400, "malformed-json"),
                new Body("single quotes", "{'title':'x'}", 400, "malformed-json"),
                new Body("not a number", "{\"title\":NaN}", 400, "malformed-json"),
                new Body("a trailing comma", "{\"title\":\"x\",}", 400, "malformed-json"),
                new Body("a key twice", "{\"title\":\"x\",\"title\":\"y\"}", 400, "duplicate-key"),
                new Body("no UTF-8", "{\"title\":\"\u00ff\"}", 400, "malformed-text"),
                new Body("too deep", "{\"extra\":" + "[".repeat(65) + "]".repeat(65) + "}", 400, "too-deep"),
                new Body("depth without end", "[".repeat(200_000), 400, "too-deep"),
                new Body("NUL", "{\"title\":\"a\\u0000b\"}", 422, "forbidden-character"),
                new Body("NUL in a name", "{\"a\\u0000b\":1}", 422, "forbidden-character"),
                new Body("half a pair", "{\"title\":\"\\ud800\"}", 422, "forbidden-character"),
                new Body("a huge exponent", "{\"estimate\":1e999999999}", 422, "number-out-of-range"),
                new Body("many digits", "{\"priority\":" + "9".repeat(10_000) + "}", 422, "number-out-of-range"),
                new Body("a long text", "{\"title\":\"" + "x".repeat(1_000_001) + "\"}", 422, "text-too-long"),
                new Body("a long name", "{\"" + "x".repeat(1_001) + "\":1}", 422, "name-too-long"),
                new Body("null", "null", 422, "invalid-record"),
                new Body("a text", "\"x\"", 422, "invalid-record"),
                new Body("a number", "7", 422, "invalid-record"));
    }

    @TestFactory
    default Stream<DynamicTest> bodiesShouldBeRefusedByEveryWrite() {
        return bodies().stream()
                .map(body -> dynamicTest(body.what(), () -> {
                    Api admin = tasks();
                    String path = "task/" + admin.created("task", "{\"title\":\"Stays\"}");
                    byte[] bytes = body.text().getBytes(StandardCharsets.ISO_8859_1);
                    admin.post("task").body("application/json", bytes).send().expectProblem(body.status(), body.code());
                    admin.put(path).body("application/json", bytes).send().expectProblem(body.status(), body.code());
                    admin.patch(path)
                            .body("application/merge-patch+json", bytes)
                            .send()
                            .expectProblem(body.status(), body.code());
                    admin.get(path).send().expect(200).expectJson("/version", "1");
                }));
    }

    @Test
    default void arraysShouldBeForNewRecordsAlone() {
        Api admin = tasks();
        String path = "task/" + admin.created("task", "{\"title\":\"One\"}");
        admin.put(path).json("[{\"title\":\"x\"}]").send().expectProblem(422, "invalid-record");
        admin.patch(path).json("[{\"title\":\"x\"}]").send().expectProblem(422, "invalid-record");
        admin.post("task")
                .json("[[]]")
                .send()
                .expectProblem(422, "invalid-record")
                .expectFinding("/0", "wrong-type");
    }

    @Test
    default void otherTypesShouldBeRefused() {
        Api admin = tasks();
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/json; charset=iso-8859-1")) {
            admin.post("task")
                    .body(type, "{\"title\":\"x\"}")
                    .send()
                    .expect(415)
                    .expectProblem();
        }
        admin.post("task").send().expect(415).expectProblem();
        admin.post("task")
                .body("application/merge-patch+json", "{\"title\":\"x\"}")
                .send()
                .expectProblem(415, "unsupported-media-type");
        admin.post("task")
                .body("Application/JSON; charset=\"UTF-8\"", "{\"title\":\"x\"}")
                .send()
                .expect(201);
    }

    @Test
    default void largeBodiesShouldBeRefused() {
        byte[] large = new byte[8 * 1_024 * 1_024 + 1];
        tasks().post("task").body("application/json", large).send().expectProblem(413, "body-too-large");
    }

    @Test
    default void otherMethodsShouldBeRefusedWithThoseThatAre() {
        Api admin = tasks();
        String path = "task/" + admin.created("task", "{\"title\":\"One\"}");
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            assertThat(admin.call(method, "task")
                            .json("{}")
                            .send()
                            .expectProblem(405, "method-not-allowed")
                            .header("Allow"))
                    .as(method)
                    .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET", "POST"));
        }
        assertThat(admin.post(path)
                        .json("{}")
                        .send()
                        .expectProblem(405, "method-not-allowed")
                        .header("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET", "PATCH", "PUT", "DELETE"));
    }

    @Test
    default void whatIsNotThereShouldNotBeFound() {
        Api admin = tasks();
        for (String path : List.of(
                "nothing",
                "Task",
                "tasks",
                "pg_class",
                "task%20",
                "task'",
                "task%22%3B--",
                "__proto__",
                "constructor",
                "task/" + ServedContract.unknownId(),
                "nothing/" + ServedContract.unknownId(),
                "task/nonsense",
                "task/1",
                "task/" + ServedContract.unknownId() + "/nothing")) {
            admin.get(path).send().expectProblem(404, "not-found");
        }
        admin.post("nothing").json("{}").send().expectProblem(404, "not-found");
    }

    @Test
    default void nobodyShouldBeTurnedAway() {
        Api admin = tasks();
        String path = "task/" + admin.created("task", "{\"title\":\"Known\"}");
        String token = server().administrator().token();
        for (Api stranger : List.of(
                Api.nobody(server()),
                Api.bearing(server(), "nonsense"),
                Api.bearing(server(), "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."),
                Api.bearing(server(), token.substring(0, token.length() - 6) + "AAAAAA"))) {
            for (String asked : List.of("task", path, "nothing", "task/" + ServedContract.unknownId())) {
                assertThat(stranger.get(asked)
                                .send()
                                .expect(401)
                                .expectProblem()
                                .header("WWW-Authenticate"))
                        .as(asked)
                        .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
            }
            stranger.post("task").json("{\"title\":\"x\"}").send().expect(401).expectProblem();
            stranger.delete(path).send().expect(401).expectProblem();
        }
        admin.get(path).send().expect(200);
    }

    @Test
    default void readsShouldAnswerTheSameBytes() {
        Api admin = tasks();
        String name = ServedContract.unique("bytes");
        String project = admin.created("project", "{\"name\":\"" + name + "\"}");
        String tag = admin.created("tag", "{\"name\":\"" + name + "\"}");
        String path = "task/"
                + admin.created(
                        "task",
                        "{\"title\":\"B\",\"estimate\":1.5,\"project\":\"" + project + "\",\"tags\":[\"" + tag
                                + "\"]}");
        for (String asked : List.of(
                path,
                path + "?expand=project.tasks,tags",
                "task" + Api.query("filter=project == '" + project + "'", "expand=tags", "sort=-title", "count=true"),
                "task" + Api.query("filter=project == '" + project + "'", "aggregate=count,sum(estimate)"))) {
            Reply first = admin.get(asked).send().expect(200);
            assertThat(admin.get(asked).send().expect(200).body()).isEqualTo(first.body());
            Reply head = admin.call("HEAD", asked).send().expect(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("ETag")).isEqualTo(first.header("ETag"));
        }
    }

    @Test
    default void readShouldNotRepeatWhatTheClientHas() {
        Api admin = tasks();
        String path = "project/" + admin.created("project", "{\"name\":\"Known\"}");

        Reply known = admin.get(path).header("If-None-Match", "\"1\"").send().expect(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.etag()).isEqualTo("\"1\"");
        admin.get(path).header("If-None-Match", "\"2\"").send().expect(200);
        admin.patch(path).json("{\"name\":\"Known by another name\"}").send().expect(200);
        admin.get(path).header("If-None-Match", "\"1\"").send().expect(200);
    }

    /** A version tells of the record alone: not of others that are shown in it, nor of what is computed when it is read. */
    @Test
    default void readShouldRepeatWhatMayDifferInTheSameVersion() {
        Api admin = tasks();
        String project = admin.created("project", "{\"name\":\"Shown in another record\"}");
        String task =
                "task/" + admin.created("task", "{\"title\":\"Overdue some day\",\"project\":\"" + project + "\"}");
        for (String asked : List.of(task, task + "?expand=project", "project/" + project + "?fields=name")) {
            admin.get(asked).header("If-None-Match", "\"1\"").send().expect(200);
        }
    }

    @Test
    default void requestsShouldHaveIdsOfTheirOwn() {
        Api admin = tasks();
        Reply one = admin.get("nothing").send().expectProblem();
        Reply two = admin.get("nothing").send().expectProblem();
        assertThat(one.text("/instance")).isNotEqualTo(two.text("/instance"));
        assertThat(one.header("X-Request-Id")).contains(one.text("/instance"));
    }
}
